package org.homeward.form;

import java.math.BigDecimal;

/**
 * A question answered with a number.
 *
 * @param question what all questions have
 * @param min smallest number, or null
 * @param max largest number, or null
 * @param decimalDigits most digits after the point, or null for any
 * @param prefix words before the box, for example a currency sign, or null
 * @param suffix words after the box, for example a unit, or null
 */
public record NumberField(
    Question question,
    BigDecimal min,
    BigDecimal max,
    Integer decimalDigits,
    String prefix,
    String suffix)
    implements FormField {}
