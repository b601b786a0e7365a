package org.homeward.form;

import org.homeward.access.FieldGroup;

/**
 * What all questions have.
 *
 * @param key key of the answer, camelCase
 * @param label the question in words
 * @param hint help below it, or null
 * @param required whether it must be answered
 * @param hideWhen when it does not apply, or null
 * @param keptWhenHidden whether what was answered before stays when it does not apply
 * @param requiredMessage what to say when it is not answered, or null for words made from the label
 * @param check condition over all answers, facts and today that must hold, or null
 * @param checkMessage what to say when it does not; present exactly when there is a check
 * @param prefill what to fill in at first, over the facts, or null
 * @param group who may read the answer
 * @param groupNamed whether the form names the group; without, it is everybody in the case
 * @param consent that it asks for consent, or null
 * @param defaultValue fixed value to fill in at first, or null
 */
public record Question(
    String key,
    String label,
    String hint,
    boolean required,
    FeelExpression hideWhen,
    boolean keptWhenHidden,
    String requiredMessage,
    FeelExpression check,
    String checkMessage,
    FeelExpression prefill,
    FieldGroup group,
    boolean groupNamed,
    ConsentQuestion consent,
    Object defaultValue) {}
