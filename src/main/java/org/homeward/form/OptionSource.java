package org.homeward.form;

import java.util.List;
import java.util.Map;

/**
 * Choices that come from Homeward's own data, for example the wards of a trust. A component of a
 * form names its source in the property {@code homeward:options}. Every bean of this type is found.
 */
public interface OptionSource {

  /**
   * @return the name forms use, for example "wards"
   */
  String name();

  /**
   * @param facts what is known of the case; empty before there is one
   * @return the choices in the order to show them, values distinct
   */
  List<Option> options(Map<String, Object> facts);
}
