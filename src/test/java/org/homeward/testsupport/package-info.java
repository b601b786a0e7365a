/** What the tests of several features share: databases, a clock that can be moved. */
package org.homeward.testsupport;
