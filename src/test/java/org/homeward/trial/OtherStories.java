package org.homeward.trial;

import static org.homeward.trial.Because.*;
import static org.homeward.trial.Deed.*;
import static org.homeward.trial.Person.person;
import static org.homeward.trial.Person.withoutNumber;
import static org.homeward.trial.Step.ago;
import static org.homeward.trial.Who.COMMUNITY2;
import static org.homeward.trial.Who.COORDINATOR;
import static org.homeward.trial.Who.COORDINATOR2;
import static org.homeward.trial.Who.HOUSING2;
import static org.homeward.trial.Who.MANAGER;
import static org.homeward.trial.Who.MANAGER2;
import static org.homeward.trial.Who.SOCIALWORK2;
import static org.homeward.trial.Who.WARD;
import static org.homeward.trial.Who.WARD2;

import java.util.List;

/** People of other boroughs and of the other trust. */
final class OtherStories {

  private static final String EALING = "ealing-council";

  private OtherStories() {}

  static List<Story> inOtherBoroughsOfTheTrust() {
    return List.of(
        Story.of(
            person("Liam", "O'Connell", "1996-01-25"),
            Stay.on("cnwl-larch-ward", "brent", 31).cameFrom("03"),
            ago(1, COORDINATOR, refers())),
        Story.of(
            person("Meera", "Shah", "1987-10-14"),
            Stay.on("cnwl-larch-ward", "harrow", 59).cameFrom("04"),
            ago(13, COORDINATOR, refers()),
            ago(12, COORDINATOR, findsReady(SUPPORTED_ACCOMMODATION, "harrow-council")),
            ago(
                3,
                MANAGER,
                decides("other-agency", "Helen Marsh", 12, "Call with Harrow's lead."))),
        Story.of(
            person("Kamal", "Uddin", "1962-05-17"),
            Stay.on("cnwl-sorrel-ward", "hillingdon", 50).detained("section-3"),
            ago(8, COORDINATOR, refers()),
            ago(7, COORDINATOR, findsReady(STEP_DOWN)),
            ago(3, COORDINATOR, clearsForTrust(4, "The step-down house takes him."))),
        Story.of(
            person("Isabella", "Conti", "1985-12-19"),
            Stay.on("cnwl-juniper-ward", "kensington-and-chelsea", 46).cameFrom("14"),
            ago(5, WARD, refers()),
            ago(4, COORDINATOR, findsReady(SOCIAL_HOUSING)),
            ago(3, WARD, takes(TRUST))));
  }

  static List<Story> atTheOtherTrust() {
    return List.of(
        Story.of(
            person("Joanna", "Mazur", "1991-03-08"),
            alder(28).cameFrom("03"),
            ago(1, WARD2, refers())),
        Story.of(
            person("Harpreet", "Gill", "1988-06-26"),
            alder(64).detained("section-3"),
            ago(5, COORDINATOR2, refers()),
            ago(4, COORDINATOR2, findsReady(SUPPORTED_ACCOMMODATION, EALING)),
            ago(2, SOCIALWORK2, takes(CARE))),
        Story.of(
            person("Tunde", "Adebayo", "1975-09-29"),
            alder(36),
            ago(10, WARD2, refers()),
            ago(9, COORDINATOR2, findsReady(CARE_PACKAGE, EALING)),
            ago(4, SOCIALWORK2, arrangesCare("care-act", 5, "Morning visits agreed."))),
        Story.of(
            person("Arash", "Tehrani", "1983-02-17"),
            alder(53).cameFrom("18"),
            ago(14, COORDINATOR2, refers()),
            ago(12, COORDINATOR2, findsReady(SOCIAL_HOUSING)),
            ago(12, COORDINATOR2, refersTo(EALING)),
            ago(11, WARD2, clearsForTrust(0, "Medical evidence sent.")),
            ago(11, HOUSING2, acknowledges("Housing options, Perceval House")),
            ago(10, HOUSING2, contacts("Met on the ward, assessment begun.")),
            ago(9, HOUSING2, owesRelief("19", 5, "Interim room until the studio is free.")),
            ago(7, HOUSING2, findsHome("02", 4, "A studio in Southall.")),
            ago(2, WARD2, discharges("02"))),
        Story.of(
            person("Noor", "Siddique", "1979-05-16"),
            alder(47).cameFrom("14"),
            ago(6, COORDINATOR2, refers()),
            ago(5, COORDINATOR2, findsReady(OTHER_ASSESSMENT, EALING))),
        Story.of(
            person("Mina", "Park", "1994-11-04"),
            alder(60).cameFrom("04"),
            ago(25, COORDINATOR2, refers()),
            ago(24, COORDINATOR2, findsReady(CARE_COORDINATOR)),
            ago(21, COMMUNITY2, clearsForTrust(1, "Ruth Callaghan is her care coordinator.")),
            ago(19, WARD2, discharges("04")),
            ago(17, COMMUNITY2, sees("11", "By video. Back at her course, plan agreed."))),
        Story.of(
            withoutNumber("Comfort", "Asante", "1966-04-04"),
            Stay.on("west-london-bracken-ward", "hounslow", 90).cameFrom("19"),
            ago(14, COORDINATOR2, refers()),
            ago(12, COORDINATOR2, findsReady(SOCIAL_HOUSING)),
            ago(11, COORDINATOR2, refersNobody()),
            // Else nobody may wait for this manager, depending on the day of the week.
            ago(3, MANAGER2, takes(UNBLOCK))));
  }

  private static Stay alder(int daysAgo) {
    return Stay.on("west-london-alder-ward", "ealing", daysAgo);
  }
}
