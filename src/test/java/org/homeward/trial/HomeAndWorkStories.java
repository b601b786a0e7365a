package org.homeward.trial;

import static org.homeward.trial.Because.SUPPORTED_ACCOMMODATION;
import static org.homeward.trial.Deed.drafts;
import static org.homeward.trial.Deed.findsReady;
import static org.homeward.trial.Deed.refers;
import static org.homeward.trial.Deed.screensForWork;
import static org.homeward.trial.Deed.takes;
import static org.homeward.trial.Employing.*;
import static org.homeward.trial.Person.person;
import static org.homeward.trial.Person.withoutNumber;
import static org.homeward.trial.Placing.*;
import static org.homeward.trial.Step.ago;
import static org.homeward.trial.Who.COMMUNITY;
import static org.homeward.trial.Who.COORDINATOR;
import static org.homeward.trial.Who.EMPLOYMENT;
import static org.homeward.trial.Who.HOUSING;
import static org.homeward.trial.Who.PROVIDER;
import static org.homeward.trial.Who.PROVIDER2;
import static org.homeward.trial.Who.SOCIALWORK;

import java.util.ArrayList;
import java.util.List;

/** People who look for a supported home, for work, or for both. */
final class HomeAndWorkStories {

  private static final String WESTMINSTER = "westminster";

  private HomeAndWorkStories() {}

  static List<Story> lookingForHome() {
    return List.of(
        Story.of(
            person("Rosalind", "Okafor", "1978-05-06"),
            ago(7, COMMUNITY, refersForHome(WESTMINSTER, "12", "Near her mother in Pimlico.")),
            ago(6, COMMUNITY, describesNeeds("high", "Somebody there at night.", "None known.")),
            ago(5, HOUSING, checksReferral()),
            ago(5, HOUSING, putsOnAgenda(9))),
        searching(
            person("Emeka", "Onwudiwe", "1990-03-14"),
            15,
            "high",
            ago(5, HOUSING, nominates("saffron-court-room-3", "acton-green-studio-2")),
            ago(2, PROVIDER2, takes(ASSESS)),
            ago(1, PROVIDER, takes(ASSESS))),
        searching(
            person("Ingrid", "Solberg", "1984-10-22"),
            22,
            "medium",
            ago(11, HOUSING, nominates("ebury-cluster-flat-a")),
            ago(6, PROVIDER, offers(21)),
            ago(2, COMMUNITY, drafts(VIEW, "viewingNote", "Booked for Thursday at two."))),
        searching(
            withoutNumber("Delroy", "Pinnock", "1961-01-27"),
            44,
            "low",
            ago(41, HOUSING, nominates("fulham-steps-flat-2")),
            ago(40, PROVIDER, offers(21)),
            ago(39, COMMUNITY, showsHome("He liked the street and the kitchen.")),
            ago(38, COMMUNITY, saysYes("Wants it; his brother helps with the move.")),
            ago(36, PROVIDER, signsUp("ast", 6)),
            ago(36, COMMUNITY, preparesMove()),
            ago(30, PROVIDER, movesIn())));
  }

  /** Somebody for whom panel and payers have agreed. */
  private static Story searching(Person person, int referredDaysAgo, String level, Step... after) {
    int day = referredDaysAgo;
    List<Step> steps = new ArrayList<>();
    steps.add(
        ago(day, COMMUNITY, refersForHome(WESTMINSTER, "03", "A door of their own to close.")));
    steps.add(
        ago(day, COMMUNITY, describesNeeds(level, "Help with money and letters.", "None known.")));
    steps.add(ago(day - 1, HOUSING, checksReferral()));
    steps.add(ago(day - 1, HOUSING, putsOnAgenda(0)));
    steps.add(ago(day - 1, HOUSING, approves(level)));
    steps.add(ago(day - 2, SOCIALWORK, paysForSupport()));
    steps.add(ago(day - 2, HOUSING, paysRent()));
    steps.addAll(List.of(after));
    return new Story(person, null, List.copyOf(steps));
  }

  static List<Story> lookingForWork() {
    return List.of(
        Story.of(
            person("Bashir", "Noorzai", "1997-09-19"),
            ago(
                1,
                COMMUNITY,
                refersForWork(WESTMINSTER, "Was a tailor. Speaks Dari and English."))),
        Story.of(
            person("Cerys", "Llewellyn", "1989-02-28"),
            ago(5, COMMUNITY, refersForWork(WESTMINSTER, "Mornings are better.")),
            ago(4, EMPLOYMENT, takesOn()),
            ago(2, EMPLOYMENT, reachesNobody())),
        Story.of(
            person("Hussein", "Farah", "1986-06-13"),
            ago(16, COMMUNITY, refersForWork(WESTMINSTER, "Drove a van until last year.")),
            ago(15, EMPLOYMENT, takesOn()),
            ago(13, EMPLOYMENT, reaches("Met at the library.")),
            ago(11, EMPLOYMENT, takesFirstRecord()),
            ago(9, EMPLOYMENT, profiles("Work in a warehouse", "No nights, near a bus", 16)),
            ago(6, EMPLOYMENT, plans("CV this week; two employers next week.")),
            ago(6, EMPLOYMENT, worksOutMoney(16, 64)),
            ago(5, EMPLOYMENT, takes(SEARCH))),
        Story.of(
            person("Yetunde", "Balogun", "1993-04-02"),
            ago(44, COMMUNITY, refersForWork(WESTMINSTER, "Has a certificate in food safety.")),
            ago(43, EMPLOYMENT, takesOn()),
            ago(42, EMPLOYMENT, reaches("By phone; wants to begin soon.")),
            ago(41, EMPLOYMENT, takesFirstRecord()),
            ago(41, EMPLOYMENT, profiles("Work in a kitchen", "Small team, mornings", 20)),
            ago(40, EMPLOYMENT, plans("Apply at the three places she chose.")),
            ago(40, EMPLOYMENT, worksOutMoney(20, 85)),
            ago(39, EMPLOYMENT, findsJob(3, "The cafe took her on.")),
            ago(36, EMPLOYMENT, begins(20)),
            ago(16, EMPLOYMENT, supportsInWork("Tired, and proud. Rota is the difficulty.")),
            ago(6, EMPLOYMENT, findsStillInJob(20))),
        Story.of(
            person("Callum", "Fraser", "2000-08-08"),
            ago(6, COMMUNITY, refersFromTalkingTherapies(WESTMINSTER, "Ends therapy in spring.")),
            ago(5, EMPLOYMENT, takesOn()),
            ago(3, EMPLOYMENT, reaches("Would like to work with animals."))));
  }

  /** A discharge that waits for a home; the search for work began on the ward. */
  static List<Story> bothFromTheWard() {
    return List.of(
        Story.of(
            person("Marguerite", "Diallo", "1982-12-05"),
            Stay.on("cnwl-juniper-ward", WESTMINSTER, 45).cameFrom("14"),
            ago(12, COORDINATOR, refers()),
            ago(12, COORDINATOR, screensForWork()),
            ago(11, COORDINATOR, findsReady(SUPPORTED_ACCOMMODATION, "westminster-council")),
            ago(11, EMPLOYMENT, takesOn()),
            ago(10, COORDINATOR, asksForHome("A garden, and near the number 24 bus.")),
            ago(9, EMPLOYMENT, reaches("On the ward. Was a florist and misses it.")),
            ago(9, COORDINATOR, describesNeeds("high", "Company in the evening.", "None known.")),
            ago(8, HOUSING, checksReferral()),
            ago(7, HOUSING, putsOnAgenda(12))));
  }
}
