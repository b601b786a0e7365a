package org.homeward.casefile;

import java.util.List;
import org.homeward.web.StatusTag;

/**
 * A case in a few words, beside other cases of the same person.
 *
 * @param title name of the pathway
 * @param reference what people call it; null if the person who looks may not open it
 * @param href its address, or null likewise
 * @param open whether it is open
 * @param tag its status, or null when plain words say it
 * @param stage the phase it is in, or null
 * @param with who has it and for how long, one line for each team
 * @param outcome how and when it ended, or null
 */
record CaseGlance(
    String title,
    String reference,
    String href,
    boolean open,
    StatusTag tag,
    String stage,
    List<String> with,
    String outcome) {}
