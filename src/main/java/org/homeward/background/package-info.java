/** Work that goes on beside requests while the application runs. */
package org.homeward.background;
