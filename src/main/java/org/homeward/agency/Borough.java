package org.homeward.agency;

/**
 * A London borough: the place that decides which council and which trust answer for a person.
 *
 * @param code short name in lower case ("westminster")
 * @param name name shown to people ("Westminster")
 * @param onsCode code of the Office for National Statistics, or null
 * @param councilCode agency code of its council
 * @param trustCode agency code of the mental-health trust that serves it
 */
public record Borough(
    String code, String name, String onsCode, String councilCode, String trustCode) {}
