/**
 * Camunda Forms as NHS pages: read from {@code forms/}, checked at start, rendered with the design
 * system's components, and validated on the server by the same file that Camunda's own tools use.
 *
 * <p>A feature needs four things: {@link org.homeward.form.FormCatalogue} to find a form, {@link
 * org.homeward.form.FormContexts} for what the form may look at (case facts, today, options),
 * {@link org.homeward.form.FormDefinition} to show, submit and describe, and the template {@code
 * form/fields :: fields(view)}. It may offer choices to forms with {@link
 * org.homeward.form.OptionSource} beans.
 */
package org.homeward.form;
