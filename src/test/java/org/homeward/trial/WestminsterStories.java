package org.homeward.trial;

import static org.homeward.trial.Because.*;
import static org.homeward.trial.Deed.*;
import static org.homeward.trial.Person.person;
import static org.homeward.trial.Person.withoutNumber;
import static org.homeward.trial.Step.ago;
import static org.homeward.trial.Who.COMMUNITY;
import static org.homeward.trial.Who.COORDINATOR;
import static org.homeward.trial.Who.HOUSING;
import static org.homeward.trial.Who.MANAGER;
import static org.homeward.trial.Who.SOCIALWORK;
import static org.homeward.trial.Who.WARD;

import java.util.List;

/** People from Westminster on Juniper Ward: the cases of the first set of demo accounts. */
final class WestminsterStories {

  private static final String COUNCIL = "westminster-council";

  private WestminsterStories() {}

  private static Stay juniper(int daysAgo) {
    return Stay.on("cnwl-juniper-ward", "westminster", daysAgo);
  }

  static List<Story> justReferred() {
    return List.of(
        Story.of(
            person("Farhiya", "Warsame", "1994-06-21"),
            juniper(33).cameFrom("04").detained("section-2"),
            ago(1, WARD, refers())),
        Story.of(
            person("Hiroko", "Tanaka", "1979-11-02"),
            juniper(41).cameFrom("03"),
            ago(2, COORDINATOR, refers()),
            ago(1, COORDINATOR, takes(READY))),
        Story.of(
            withoutNumber("Ricardo", "Almeida", "1988-01-30"),
            juniper(52).cameFrom("12"),
            ago(5, WARD, refers()),
            ago(4, COORDINATOR, drafts(READY, "decidedBy", "Dr Ruth Osei"))));
  }

  static List<Story> waitingForCouncil() {
    return List.of(
        Story.of(
            person("Kwame", "Boateng", "1985-04-17"),
            juniper(63).cameFrom("14").detained("section-3"),
            ago(5, COORDINATOR, refers()),
            ago(4, COORDINATOR, findsReady(SUPPORTED_ACCOMMODATION, COUNCIL))),
        Story.of(
            person("Nasreen", "Choudhury", "1991-09-08"),
            juniper(57).cameFrom("04"),
            ago(5, WARD, refers()),
            ago(4, COORDINATOR, findsReady(OTHER_ASSESSMENT, COUNCIL)),
            ago(3, HOUSING, takes(HOME)),
            ago(
                2,
                SOCIALWORK,
                arrangesCare(
                    "section-117", 9, "Support plan agreed with Nasreen and her sister."))),
        Story.of(
            person("Piotr", "Zielinski", "1972-02-11"),
            juniper(76).cameFrom("12"),
            ago(5, COORDINATOR, refers()),
            ago(4, COORDINATOR, findsReady(SOCIAL_HOUSING)),
            ago(3, COORDINATOR, refersNobody()),
            ago(3, WARD, clearsForTrust(1, "Proof of identity and benefit letters are with him."))),
        Story.of(
            person("Ngozi", "Eze", "1967-07-25"),
            juniper(38),
            ago(4, WARD, refers()),
            ago(3, COORDINATOR, findsReady(CARE_PACKAGE, COUNCIL))),
        Story.of(
            withoutNumber("Mohammed", "Al-Jabri", "1996-12-14"),
            juniper(29).cameFrom("17").detained("section-2"),
            ago(2, WARD, refers()),
            ago(1, COORDINATOR, findsReady(TEMPORARY_ACCOMMODATION))),
        Story.of(
            person("Shanice", "Campbell", "1959-03-03"),
            juniper(66),
            ago(5, COORDINATOR, refers()),
            ago(4, COORDINATOR, findsReady(EQUIPMENT, COUNCIL)),
            ago(
                2,
                HOUSING,
                drafts(HOME, "housingDone", "Landlord asked on Tuesday, waiting for a surveyor."))),
        Story.of(
            person("Gurdeep", "Sandhu", "1963-10-19"),
            juniper(71).detained("section-3"),
            ago(6, COORDINATOR, refers()),
            ago(4, COORDINATOR, findsReady(FUNDING, COUNCIL)),
            ago(3, SOCIALWORK, takes(CARE)),
            ago(2, COORDINATOR, clearsForTrust(0, "Panel papers sent, on the next agenda."))),
        Story.of(
            person("Maria", "Santos", "1983-05-28"),
            juniper(47).cameFrom("03"),
            ago(12, WARD, refers()),
            ago(11, COORDINATOR, findsReady(OTHER_ASSESSMENT, COUNCIL)),
            ago(7, HOUSING, findsHome("03", 6, "Her private tenancy is kept on.")),
            ago(2, MANAGER, decides("carry-on", "Tom Whitfield", 9, "Assessment is booked."))),
        Story.of(
            person("Zainab", "Hussaini", "1977-01-09"),
            juniper(99).cameFrom("18").detained("section-3"),
            ago(27, COORDINATOR, refers()),
            ago(25, COORDINATOR, findsReady(SOCIAL_HOUSING)),
            ago(24, COORDINATOR, refersNobody()),
            ago(24, WARD, clearsForTrust(0, "Medical evidence for the council is written.")),
            ago(
                16,
                MANAGER,
                decides(
                    "complex-care-board",
                    "Helen Marsh",
                    21,
                    "Board to hear why the application has no priority yet.")),
            ago(9, HOUSING, takes(HOME))));
  }

  static List<Story> waitingForTrust() {
    return List.of(
        Story.of(
            person("Patrick", "Doherty", "1956-03-17"),
            juniper(34).olderAdult(),
            ago(2, WARD, refers()),
            ago(1, COORDINATOR, findsReady(CARE_COORDINATOR))),
        Story.of(
            person("Yusuf", "Demir", "1998-02-24"),
            juniper(49).cameFrom("04").detained("section-2"),
            ago(6, COORDINATOR, refers()),
            ago(5, COORDINATOR, findsReady(COMMUNITY_PSYCHIATRIST)),
            ago(4, COMMUNITY, takes(TRUST))),
        Story.of(
            person("Rajesh", "Patel", "1948-12-01"),
            juniper(54).olderAdult(),
            ago(4, WARD, refers()),
            ago(3, COORDINATOR, findsReady(FAMILY_CHOICE)),
            ago(2, WARD, takes(TRUST))),
        Story.of(
            person("Tesfay", "Gebremedhin", "1986-09-11"),
            juniper(85).cameFrom("18").detained("section-3"),
            ago(11, COORDINATOR, refers()),
            ago(9, COORDINATOR, findsReady(TRIBUNAL)),
            ago(8, COORDINATOR, takes(TRUST))),
        Story.of(
            person("Siobhan", "Gallagher", "1951-05-30"),
            juniper(62).olderAdult(),
            ago(4, WARD, refers()),
            ago(3, COORDINATOR, findsReady(COURT_OF_PROTECTION)),
            ago(
                2,
                COORDINATOR,
                drafts(
                    TRUST,
                    "trustDone",
                    "Capacity assessment is done, application half-written."))));
  }

  static List<Story> escalated() {
    return List.of(
        Story.of(
            person("Abdullahi", "Hersi", "1982-07-07"),
            juniper(73).cameFrom("14"),
            ago(11, COORDINATOR, refers()),
            ago(9, COORDINATOR, findsReady(OTHER_ASSESSMENT, COUNCIL)),
            ago(6, HOUSING, takes(HOME)),
            ago(
                4,
                SOCIALWORK,
                arrangesCare("care-act", 14, "Ten hours of support a week agreed."))),
        Story.of(
            person("Denise", "Francis", "1971-11-23"),
            juniper(68).detained("section-3"),
            ago(6, COORDINATOR, refers()),
            ago(5, COORDINATOR, findsReady(DISPUTE)),
            ago(4, COORDINATOR, takes(TRUST))),
        Story.of(
            person("Vikram", "Iyer", "1993-10-05"),
            juniper(140).cameFrom("20").detained("section-3"),
            ago(14, COORDINATOR, refers()),
            ago(13, COORDINATOR, findsReady(BESPOKE, COUNCIL)),
            ago(8, COORDINATOR, clearsForTrust(20, "Specification is with three providers.")),
            ago(6, MANAGER, takes(UNBLOCK))));
  }

  static List<Story> stillInTheWay() {
    return List.of(
        Story.of(
            person("Anthony", "Brathwaite", "1976-04-29"),
            juniper(81).cameFrom("19"),
            ago(17, COORDINATOR, refers()),
            ago(16, COORDINATOR, findsReady(OTHER_ASSESSMENT, COUNCIL)),
            ago(
                11,
                SOCIALWORK,
                arrangesCare("section-117", 10, "Support agreed, waits for a home.")),
            ago(7, MANAGER, decides("other-agency", "Aisha Khan", 10, "Look outside the borough.")),
            ago(2, HOUSING, findsNoHome("Turned down by both panels: no ground-floor room."))),
        Story.of(
            person("Layla", "Mansour", "1987-08-18"),
            juniper(69).cameFrom("03"),
            ago(20, WARD, refers()),
            ago(19, COORDINATOR, findsReady(PRIVATE_RENT)),
            ago(17, COORDINATOR, refersNobody()),
            ago(16, WARD, clearsForTrust(0, "Bank account and references are sorted.")),
            ago(10, MANAGER, decides("carry-on", "Aisha Khan", 21, "Two more viewings this week.")),
            ago(6, HOUSING, findsNoHome("No landlord takes the deposit scheme. Needs support.")),
            ago(
                4,
                COORDINATOR,
                changesReason(
                    SUPPORTED_ACCOMMODATION,
                    COUNCIL,
                    "Please look at rooms with visiting support.")),
            ago(2, SOCIALWORK, takes(CARE))),
        Story.of(
            withoutNumber("Joao", "Ferreira", "1995-03-22"),
            juniper(44).cameFrom("14"),
            ago(6, WARD, refers()),
            ago(5, COORDINATOR, findsReady(STEP_DOWN)),
            ago(
                3,
                COORDINATOR,
                cannotClearForTrust("The step-down house has no bed this month."))));
  }

  static List<Story> leaving() {
    return List.of(
        Story.of(
            person("Olivia", "Hartley", "1992-12-27"),
            juniper(55).cameFrom("05"),
            ago(9, COORDINATOR, refers()),
            ago(8, COORDINATOR, findsReady(OTHER_ASSESSMENT, COUNCIL)),
            ago(4, SOCIALWORK, arrangesCare("care-act", 7, "Support worker meets her on Monday.")),
            ago(3, HOUSING, findsHome("11", 6, "Room at Saffron Gate, keys on moving day."))),
        Story.of(
            person("Samir", "Haddad", "1969-06-04"),
            juniper(37),
            ago(7, WARD, refers()),
            ago(6, COORDINATOR, findsReady(CARE_PACKAGE, COUNCIL)),
            ago(2, SOCIALWORK, arrangesCare("care-act", 3, "Carer twice a day from then on.")),
            ago(1, WARD, prepares()),
            ago(1, WARD, takes(DISCHARGE))),
        Story.of(
            person("Grace", "Mbeki", "1954-02-15"),
            juniper(61).olderAdult(),
            ago(8, WARD, refers()),
            ago(7, COORDINATOR, findsReady(FAMILY_CHOICE)),
            ago(
                4,
                WARD,
                clearsForTrust(1, "She chose to go home; her son stays the first week."))));
  }

  static List<Story> followUp() {
    return List.of(
        left(person("Wei", "Zhang", "1980-10-10"), 1),
        left(person("Fatima", "Benali", "1974-09-16"), 2, ago(1, COMMUNITY, takes(FOLLOW_UP))),
        left(person("Ewa", "Kowalczyk", "1997-05-05"), 3),
        left(person("Michael", "Stewart", "1965-08-31"), 6),
        left(withoutNumber("Dariush", "Karimi", "1984-03-20"), 9, ago(4, MANAGER, takes(OVERDUE))));
  }

  /** Somebody who went home once their care was arranged. */
  private static Story left(Person person, int daysAgo, Step... after) {
    return Story.of(
            person,
            juniper(daysAgo + 40),
            ago(daysAgo + 9, WARD, refers()),
            ago(daysAgo + 8, COORDINATOR, findsReady(CARE_PACKAGE, COUNCIL)),
            ago(daysAgo + 4, SOCIALWORK, arrangesCare("care-act", 3, "Care starts the day after.")),
            ago(daysAgo, WARD, discharges("02")))
        .and(after);
  }

  static List<Story> noLongerReady() {
    return List.of(
        Story.of(
            person("Cedric", "Lafleur", "1981-01-18"),
            juniper(65).detained("section-3"),
            ago(10, COORDINATOR, refers()),
            ago(9, COORDINATOR, findsReady(NOT_ELIGIBLE)),
            ago(5, WARD, withdraws("relapse"))),
        Story.of(
            person("Sunita", "Rao", "1968-11-11"),
            juniper(78),
            ago(19, COORDINATOR, refers()),
            ago(18, COORDINATOR, findsReady(CARE_PACKAGE, COUNCIL)),
            ago(14, WARD, withdraws("physical-health"))),
        Story.of(
            person("Halima", "Osman", "1999-07-02"),
            juniper(88).cameFrom("04").detained("section-3"),
            ago(33, COORDINATOR, refers()),
            ago(32, COORDINATOR, findsReady(SUPPORTED_ACCOMMODATION, COUNCIL)),
            ago(29, WARD, withdraws("risk")),
            ago(4, COORDINATOR, findsReady(NHS_ASSESSMENT))));
  }

  static List<Story> closed() {
    return List.of(
        left(
            person("Thomas", "Ellery", "1973-04-12"),
            30,
            ago(28, COMMUNITY, sees("01", "At home. Taking his medicine, sees us again Friday."))),
        left(
            person("Amara", "Nwosu", "1990-02-02"),
            24,
            ago(
                19,
                MANAGER,
                chases("visit-today", "Grace Lindqvist", "Two phone calls, nobody answered.")),
            ago(18, COMMUNITY, sees("01", "Was at her sister's. Well, new number noted."))),
        Story.of(
            person("Bilal", "Ahmed", "1992-06-30"),
            juniper(120).lowSecure(),
            ago(27, COORDINATOR, refers()),
            ago(26, COORDINATOR, findsReady(STEP_DOWN)),
            ago(21, COORDINATOR, clearsForTrust(2, "A bed at the rehabilitation unit is agreed.")),
            ago(18, WARD, discharges("53", "20", "not-needed"))),
        Story.of(
            person("Dorothy", "Whitmore", "1941-10-29"),
            juniper(70).olderAdult(),
            ago(22, WARD, refers()),
            ago(21, COORDINATOR, findsReady(EQUIPMENT, COUNCIL)),
            ago(17, SOCIALWORK, takes(CARE)),
            ago(15, WARD, reportsDeath("Died at St Mary's Hospital. Her family knows."))));
  }
}
