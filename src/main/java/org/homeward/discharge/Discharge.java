package org.homeward.discharge;

import java.time.LocalDate;

/** How a person left hospital; codes as in the Mental Health Services Data Set. */
record Discharge(
    LocalDate on, String method, String destination, String accommodationType, String settled) {}
