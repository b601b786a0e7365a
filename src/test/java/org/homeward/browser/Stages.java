package org.homeward.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EventAnswers;
import org.homeward.testsupport.PageClient;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;

/** One case in each stage, and with them every page and every state a page can be in. */
final class Stages {

  /** What somebody does to get a page into its state. */
  interface Way {
    void go(Visitor visitor);
  }

  /**
   * A page in one state.
   *
   * @param name name for reports and pictures
   * @param user who looks at it, or null when nobody is logged in
   * @param heading its h1, or how it begins
   * @param way how to get there
   */
  record View(String name, String user, String heading, Way way) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String SOME_VACANCIES =
      "/vacancies?borough=westminster&support=medium&ready=4";
  private static final String OWN_HOME = "/vacancies/saffron-court-room-3";

  private static final String HOUSING_CONTACT =
      "/administration/agencies/westminster-council/teams/westminster-housing";
  private static final String PEOPLE = "/administration/people";

  private static final String REFERRAL = "/referrals/new/delayed-discharge";

  private static Stages made;

  private final Product product;
  private final Colleague coordinator;
  private final Colleague housing;
  private final Colleague socialWork;
  private final Colleague ward;
  private final Colleague community;
  private final Colleague manager;

  private String closed;
  private String followUpDone;
  private String escalated;
  private String homeOverdue;
  private static final String SAVING = "/tasks/views/new?due=today";

  private String sentBack;
  private String decision;
  private String planning;
  private String recordReady;
  private String parallel;
  private String homeFree;
  private String careDraft;
  private String leaving;
  private String discharge;
  private String seeing;
  private String finishedElsewhere;
  private String meeting;
  private String meetingCase;
  private String linked;
  private String question;
  private final HousingAndWorkStages housingAndWork;

  private Stages(Product product) {
    this.product = product;
    this.coordinator = product.logIn("coordinator");
    this.housing = product.logIn("housing");
    this.socialWork = product.logIn("socialwork");
    this.ward = product.logIn("ward");
    this.community = product.logIn("community");
    this.manager = product.logIn("manager");
    make();
    this.housingAndWork = new HousingAndWorkStages(product);
  }

  /** The stages in a product; made once, because all browser tests share the product. */
  static synchronized Stages of(Product product) {
    if (made == null || made.product != product) {
      made = new Stages(product);
    }
    return made;
  }

  private void make() {
    closed = start("Amara", "Okafor", LocalDate.of(1988, 2, 9), 1);
    ready("Amara Okafor", product.today().minusDays(4));
    home("Amara Okafor");
    care("Amara Okafor");
    leave("Amara Okafor");
    followUpDone = community.taskFor("See the person", "Amara Okafor");
    product.wait(Duration.ofDays(1));
    Map<String, String> seen = new HashMap<>(Product.date("contactDate", product.today()));
    seen.put("contactOutcome", "seen");
    seen.put("contactMechanism", "01");
    seen.put("contactNote", "Doing well. Sees the team again on Friday.");
    community.finish("See the person", "Amara Okafor", seen);
    await(closed, "Closed");

    escalated = start("Graham", "Bellweather", LocalDate.of(1961, 11, 30), 2);
    ready("Graham Bellweather", product.today());
    homeOverdue = housing.taskFor("Find a home", "Graham Bellweather");
    take(housing, homeOverdue);
    sentBack = socialWork.taskFor("Arrange care", "Graham Bellweather");
    sendBack(sentBack);
    product.wait(Duration.ofDays(21));
    await(escalated, "Escalated");
    decision = manager.taskFor("Hold a system call", "Graham Bellweather");

    planning = start("Ines", "Moreau", LocalDate.of(1999, 7, 14), 0);
    recordReady = coordinator.taskFor("clinically ready", "Ines Moreau");

    Map<String, String> leave = new HashMap<>(Product.date("coverFirstDay", product.today()));
    leave.putAll(Product.date("coverLastDay", product.today().plusDays(60)));
    leave.put("coverWho", "housing-colleague");
    leave.put("coverBy", "housing");
    housing.send(housing.open("/cover/new"), "form[data-hw-form]", leave);

    housing.send(
        housing.open("/tasks/views/new?due=overdue&sort=longest"),
        "form[data-hw-form]",
        Map.of("viewName", "Overdue, longest first", "viewFor", "westminster-housing"));

    parallel = start("Tobias", "Castellano-Worthington", LocalDate.of(1975, 1, 22), 3);
    ready("Tobias Castellano-Worthington", product.today().minusDays(2));
    homeFree = housing.taskFor("Find a home", "Tobias Castellano-Worthington");
    careDraft = socialWork.taskFor("Arrange care", "Tobias Castellano-Worthington");
    take(socialWork, careDraft);
    socialWork.send(
        socialWork.open(careDraft),
        "button[value=draft]",
        Map.of("action", "draft", "socialCareDone", "Assessment on Monday"));

    leaving = start("Precious", "Dlamini", LocalDate.of(1982, 9, 3), 4);
    ready("Precious Dlamini", product.today().minusDays(5));
    finishedElsewhere = housing.taskFor("Find a home", "Precious Dlamini");
    home("Precious Dlamini");
    care("Precious Dlamini");
    ward.prepareLeaving("Precious Dlamini");
    discharge = ward.taskFor("Record the discharge", "Precious Dlamini");

    start("Yusuf", "Rahimi", LocalDate.of(1994, 4, 18), 5);
    ready("Yusuf Rahimi", product.today().minusDays(3));
    home("Yusuf Rahimi");
    care("Yusuf Rahimi");
    leave("Yusuf Rahimi");
    seeing = community.taskFor("See the person", "Yusuf Rahimi");

    String died = start("Kofi", "Mensah", LocalDate.of(1957, 6, 2), 6);
    ready("Kofi Mensah", product.today().minusDays(1));
    housing.taskFor("Find a home", "Kofi Mensah");
    ward.send(
        ward.open(died + "/events/person-died"),
        "form[data-hw-form] button",
        EventAnswers.death(product.today()));
    meet();
    talk();
  }

  /** The council has asked something, and somebody of the trust has answered and been wrong. */
  private void talk() {
    addContact(
        "nearest-relative",
        "Ines Okafor",
        "020 7946 0321",
        "Call after 4pm. She does not know the address of the hostel.");
    addContact("solicitor", "Rook and Lane Solicitors", "020 7946 0455", "Ask for Tom Rook.");
    addDocument("someone else.pdf", "identification");
    removeDocument("Of another person");
    addDocument("Section 117 plan.pdf", "care-plan");
    write(housing, "@Priya Raman, can they climb stairs? The flat is on the second floor.");
    write(coordinator, "Yes, with a rail on both sides.");
    write(coordinator, "This was about somebody else");
    coordinator.send(
        coordinator.open(coordinator.open(escalated + "/comments").linkWith("Strike through")),
        "form[data-hw-form]",
        Map.of("strikeReason", "In the wrong case"));
    String form = escalated + "/questions/new";
    Page asked =
        coordinator.send(
            coordinator.open(form),
            "form[data-hw-form]",
            Map.of("questionTeam", "westminster-housing", "questionWords", "Is there a lift?"));
    question = asked.linkWith("Is there a lift?");
    Page other =
        coordinator.send(
            coordinator.open(form),
            "form[data-hw-form]",
            Map.of("questionTeam", "westminster-housing", "questionWords", "Who has the keys?"));
    housing.send(
        housing.open(other.linkWith("Who has the keys?")),
        "form[data-hw-form]",
        Map.of("answerWords", "The caretaker, on weekdays from 9am."));
  }

  private void write(Colleague who, String words) {
    who.send(
        who.open(escalated + "/comments/new"),
        "form[data-hw-form]",
        Map.of(
            "commentWords",
            words,
            "commentReaders",
            who == housing ? "cnwl" : "westminster-council"));
  }

  private void addDocument(String name, String kind) {
    coordinator.upload(
        coordinator.open(escalated + "/documents/new"),
        "form[data-hw-form]",
        "documentFile",
        new PageClient.ChosenFile(name, "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.UTF_8)),
        Map.of("documentKind", List.of(kind), "documentReaders", List.of("westminster-council")));
  }

  private void addContact(String relation, String name, String phone, String note) {
    coordinator.send(
        coordinator.open(escalated + "/contacts/new"),
        "form[data-hw-form]",
        Map.of(
            "contactRelation",
            relation,
            "contactName",
            name,
            "contactPhone",
            phone,
            "contactNote",
            note,
            "contactReaders",
            "westminster-council"));
  }

  private void removeDocument(String reason) {
    Page list = coordinator.open(escalated + "/documents");
    coordinator.send(
        coordinator.open(list.document().select("a[href$=/remove]").attr("href")),
        "form[data-hw-form]",
        Map.of("removeReason", reason));
  }

  private void sendBack(String task) {
    Page form = socialWork.open(task + "/return");
    socialWork.send(
        form,
        "form[data-hw-form]",
        Map.of(
            "returnTo",
            form.document().select("input[name=returnTo]").first().val(),
            "returnReason",
            "unclear",
            "returnNeeded",
            "Does he want to stay near his sister? The plan says two different things."));
  }

  /** The board has decided on one case; another waits for it. */
  private void meet() {
    propose(escalated, "No provider takes this person. Both agencies have to pay for more.");
    Map<String, String> plan =
        new HashMap<>(Product.date("sessionDate", product.today().plusDays(7)));
    plan.put("sessionTime", "14:30");
    plan.put("sessionPlace", "Room 4");
    for (String invitee :
        List.of(
            "InpatientTeam",
            "CommunityTeam",
            "CrisisTeam",
            "VoluntarySector",
            "SocialWorker",
            "HousingRepresentative")) {
      plan.put("invited" + invitee, "yes");
    }
    plan.put("invitedOccupationalTherapy", "no");
    plan.put("whyNotOccupationalTherapy", "Has written what is needed");
    Page planned =
        manager.send(
            manager.open("/meetings/complex-care-board/sessions/new"), "form[data-hw-form]", plan);
    meeting = planned.path();
    meetingCase = planned.linkWith("Graham");
    Page decided =
        manager.send(
            manager.open(meetingCase),
            "form[action$=/decision]",
            Map.of(
                "meetingDecision", "The trust and the council fund a place of its own kind.",
                "meetingThemes", "no-suitable-home"));
    Map<String, String> action =
        new HashMap<>(Product.date("actionDueOn", product.today().plusDays(5)));
    action.put("actionWhat", "Ask three providers for an offer");
    action.put("actionRole", "housing-officer");
    manager.send(decided, "form[action$=/actions]", action);
    propose(parallel, "It is not agreed who pays.");
  }

  private void propose(String casePage, String why) {
    manager.send(
        manager.open(casePage + "/meetings"),
        "form[data-hw-form]",
        Map.of("meetingKind", "complex-care-board", "meetingWhy", why));
  }

  /** Every page and state, in the order in which people meet them. */
  List<View> views() {
    return Stream.concat(delays().stream(), housingAndWork.views().stream()).toList();
  }

  private List<View> delays() {
    return List.of(
        new View(
            "employment-caseloads",
            "employment",
            "Employment caseloads",
            v -> v.open("/employment/caseloads")),
        new View(
            "employment-people",
            "employment",
            "People in employment support",
            v -> v.open("/employment/people?view=waiting")),
        new View(
            "employment-referral",
            "coordinator",
            "Employment advisor referral",
            v -> v.open("/referrals/new/employment-advisor-referral")),
        new View("log-in", null, "Log in to Homeward", v -> v.open("/login")),
        new View("log-in-error", null, "Log in to Homeward", Stages::logInWrongly),
        new View("logged-out", null, "Log in to Homeward", v -> v.open("/login?loggedOut")),
        new View("account", "housing", "Your account", v -> v.open("/account")),
        new View("help", "housing", "Help with Homeward", v -> v.open("/help")),
        new View("pathways", "admin", "Pathways", v -> v.open("/administration/pathways")),
        new View("people", "admin", "People", v -> v.open(PEOPLE)),
        new View(
            "people-found",
            "agency-admin",
            "People",
            v -> v.open(PEOPLE + "?role=housing-officer")),
        new View("people-closed", "agency-admin", "People", v -> v.open(PEOPLE + "?view=closed")),
        new View("account-of-somebody", "agency-admin", "An account", Stages::somebody),
        new View("account-own", "admin", "An account", v -> inPeople(v, "?text=Owen+Fairley")),
        new View(
            "account-teams", "admin", "Change teams and roles", v -> onAccount(v, "Change teams")),
        new View(
            "account-mail",
            "agency-admin",
            "Change an e-mail",
            v -> onAccount(v, "Change the e-mail")),
        new View("account-close", "agency-admin", "Close an account", v -> onAccount(v, "Close")),
        new View(
            "account-close-errors",
            "agency-admin",
            "Close an account",
            v -> {
              onAccount(v, "Close");
              v.press("Close the account");
            }),
        new View("agencies", "governance", "Agencies", v -> v.open("/administration/agencies")),
        new View(
            "agency", "admin", "An agency", v -> v.open("/administration/agencies/saffron-gate")),
        new View(
            "agency-errors",
            "governance",
            "An agency",
            v -> v.open("/administration/agencies/cnwl").press("Save the status")),
        new View("team-contact", "agency-admin", "Change how a team", v -> v.open(HOUSING_CONTACT)),
        new View(
            "team-contact-errors",
            "agency-admin",
            "Change how a team",
            v -> {
              v.open(HOUSING_CONTACT);
              v.fill("teamPhone", "ask at the desk").press("Save the contact details");
            }),
        new View("my-work", "housing", "My work", v -> v.open("/tasks")),
        new View("my-work-empty", "employment", "My work", v -> v.open("/tasks")),
        new View("my-work-colleagues", "housing", "My work", v -> v.open("/tasks?view=team")),
        new View("my-work-done", "housing", "My work", v -> v.open("/tasks?view=done")),
        new View("task-ready", "coordinator", "Record that", v -> v.open(recordReady)),
        new View("task-ready-errors", "coordinator", "Record that", v -> send(v, recordReady)),
        new View("task-free", "housing", "Find a home", v -> v.open(homeFree)),
        new View("task-overdue", "housing", "Find a home", v -> v.open(homeOverdue)),
        new View("task-errors", "housing", "Find a home", this::wrongDate),
        new View("task-draft", "socialwork", "Arrange care", this::readDraft),
        new View(
            "my-work-of-colleague",
            "housing-colleague",
            "My work",
            v -> v.waitFor("/tasks?view=team", "Aisha Khan")),
        new View("task-taken", "housing-colleague", "Find a home", this::readTakenTask),
        new View(
            "my-work-filtered",
            "housing",
            "My work",
            v -> v.open("/tasks?due=overdue&ward=cnwl-juniper-ward")),
        new View(
            "my-work-search",
            "housing",
            "My work",
            v -> v.open("/tasks").fill("search-text", "juniper").press("Search")),
        new View(
            "my-work-search-nothing",
            "housing",
            "My work",
            v -> v.open("/tasks?view=team").fill("search-text", "nobody").press("Search")),
        new View("my-work-waiting", "socialwork", "My work", v -> v.open("/tasks?view=waiting")),
        new View("my-work-later", "housing", "My work", v -> v.open("/tasks?view=later")),
        new View(
            "task-assign",
            "housing",
            "Give a task to a colleague",
            v -> v.open("/tasks/assign?task=" + homeOverdue.replaceAll("\\D", ""))),
        new View(
            "task-priority",
            "housing",
            "Change the priority",
            v -> v.open("/tasks/priority?task=" + homeFree.replaceAll("\\D", ""))),
        new View("task-clock", "housing", "Stop the clock", v -> v.open(homeFree + "/clock")),
        new View(
            "task-clock-errors", "housing", "Stop the clock", v -> send(v, homeFree + "/clock")),
        new View("cases-followed", "housing", "Cases", v -> v.open("/cases?status=followed")),
        new View("task-later", "housing", "Look at this task", v -> v.open(homeFree + "/later")),
        new View(
            "task-later-errors", "housing", "Look at this task", v -> send(v, homeFree + "/later")),
        new View("views", "housing-colleague", "Saved views", v -> v.open("/tasks/views")),
        new View("views-new", "housing", "Save this view", v -> v.open(SAVING)),
        new View("views-errors", "housing", "Save this view", v -> send(v, SAVING)),
        new View(
            "notifications", "housing", "How Homeward tells you", v -> v.open("/notifications")),
        new View("cover", "housing", "Who is away", v -> v.open("/cover")),
        new View("cover-new", "housing", "Say that somebody", v -> v.open("/cover/new")),
        new View("cover-errors", "housing", "Say that somebody", v -> send(v, "/cover/new")),
        new View("task-return", "housing", "Send this task", v -> v.open(homeFree + "/return")),
        new View(
            "task-return-errors", "housing", "Send this task", v -> send(v, homeFree + "/return")),
        new View("task-sent-back", "socialwork", "Sent back:", v -> v.open(sentBack)),
        new View(
            "task-answer",
            "coordinator",
            "Answer what you are asked",
            v -> v.open(sentBack + "/answer")),
        new View(
            "task-answer-errors",
            "coordinator",
            "Answer what you are asked",
            v -> send(v, sentBack + "/answer")),
        new View("task-of-another-team", "coordinator", "Find a home", v -> v.open(homeOverdue)),
        new View("task-discharge", "ward", "Record the discharge", v -> v.open(discharge)),
        new View("task-follow-up", "community", "See the person", v -> v.open(seeing)),
        new View("task-escalation", "manager", "Hold a system call", v -> v.open(decision)),
        new View("task-finished", "community", "See the person", v -> v.open(followUpDone)),
        new View(
            "emergency", "coordinator", "Open a record in an emergency", v -> v.open("/emergency")),
        new View(
            "emergency-errors",
            "coordinator",
            "Open a record in an emergency",
            v -> send(v, "/emergency")),
        new View("emergency-case", "ward2", "Case overview", this::lookInEmergency),
        new View(
            "emergency-opened",
            "governance",
            "Records opened in an emergency",
            v -> v.open("/emergency/opened")),
        new View(
            "emergency-review",
            "governance",
            "A record opened in an emergency",
            v -> v.open("/emergency/opened").page().locator("main td a").first().click()),
        new View("consent", "coordinator", "Consent", v -> v.open(escalated + "/consent")),
        new View("consent-of-council", "housing", "Consent", v -> v.open(escalated + "/consent")),
        new View(
            "consent-record",
            "coordinator",
            "Record what the person said",
            v -> v.open(escalated + "/consent/new?purpose=sharing-council")),
        new View(
            "consent-record-errors",
            "coordinator",
            "Record what the person said",
            v -> send(v, escalated + "/consent/new")),
        new View("comments", "coordinator", "Comments", v -> v.open(escalated + "/comments")),
        new View(
            "comments-of-council", "housing", "Comments", v -> v.open(escalated + "/comments")),
        new View(
            "comment-new",
            "coordinator",
            "Write a comment",
            v -> v.open(escalated + "/comments/new")),
        new View(
            "comment-new-errors",
            "coordinator",
            "Write a comment",
            v -> send(v, escalated + "/comments/new")),
        new View(
            "comment-strike",
            "coordinator",
            "Strike this comment through?",
            v -> {
              v.open(escalated + "/comments");
              v.page().locator("a[href$='/strike']").first().click();
            }),
        new View("documents", "coordinator", "Documents", v -> v.open(escalated + "/documents")),
        new View(
            "documents-of-council", "housing", "Documents", v -> v.open(escalated + "/documents")),
        new View(
            "document-new",
            "coordinator",
            "Add a document",
            v -> v.open(escalated + "/documents/new")),
        new View(
            "document-new-errors",
            "coordinator",
            "Add a document",
            v -> send(v, escalated + "/documents/new")),
        new View(
            "document-remove",
            "coordinator",
            "Remove this document?",
            v -> {
              v.open(escalated + "/documents");
              v.page().locator("a[href$='/remove']").first().click();
            }),
        new View(
            "contacts",
            "coordinator",
            "People outside Homeward",
            v -> v.open(escalated + "/contacts")),
        new View(
            "contact-new",
            "coordinator",
            "Add a contact",
            v -> v.open(escalated + "/contacts/new")),
        new View(
            "contact-new-errors",
            "coordinator",
            "Add a contact",
            v -> send(v, escalated + "/contacts/new")),
        new View(
            "contact-remove",
            "coordinator",
            "Remove this contact?",
            v -> {
              v.open(escalated + "/contacts");
              v.page().locator("a[href$='/remove']").first().click();
            }),
        new View("questions", "housing", "Questions", v -> v.open("/questions")),
        new View(
            "questions-asked", "coordinator", "Questions", v -> v.open("/questions?view=asked")),
        new View("question", "housing", "A question", v -> v.open(question)),
        new View("question-errors", "housing", "A question", v -> send(v, question)),
        new View(
            "question-withdraw",
            "coordinator",
            "Withdraw this question?",
            v -> v.open(question + "/withdraw")),
        new View(
            "questions-of-case",
            "coordinator",
            "Questions between organisations",
            v -> v.open(escalated + "/questions")),
        new View(
            "question-new",
            "coordinator",
            "Ask another organisation",
            v -> v.open(escalated + "/questions/new")),
        new View(
            "question-new-errors",
            "coordinator",
            "Ask another organisation",
            v -> send(v, escalated + "/questions/new")),
        new View("copies", "governance", "Copy a person's record", v -> v.open("/copies")),
        new View("copies-errors", "governance", "Copy a person's record", v -> send(v, "/copies")),
        new View("copy", "governance", "Copy this person's", v -> v.open(person() + "/copy")),
        new View(
            "copy-errors", "governance", "Copy this person's", v -> send(v, person() + "/copy")),
        new View("cases", "coordinator", "Cases", v -> v.open("/cases")),
        new View("cases-closed", "coordinator", "Cases", v -> v.open("/cases?status=closed")),
        new View("cases-empty", "employment", "Cases", v -> v.open("/cases")),
        new View("case-planning", "coordinator", "Case overview", v -> v.open(planning)),
        new View("case-parallel", "coordinator", "Case overview", v -> v.open(parallel)),
        new View("case-escalated", "coordinator", "Case overview", v -> v.open(escalated)),
        new View("case-leaving", "ward", "Case overview", v -> v.open(leaving)),
        new View("case-closed", "coordinator", "Case overview", v -> v.open(closed)),
        new View("case-of-council", "housing", "Case overview", v -> v.open(escalated)),
        new View("case-print", "coordinator", "Case on paper", v -> v.open(parallel + "/print")),
        new View("task-print", "housing", "Find a home", v -> v.open(homeOverdue + "/print")),
        new View("map", "coordinator", "Process map", v -> v.open(parallel + "/map")),
        new View("map-moving", "coordinator", "Process map", v -> moveMap(v, parallel)),
        new View("map-escalated", "housing", "Process map", v -> v.open(escalated + "/map")),
        new View("map-closed", "coordinator", "Process map", v -> v.open(closed + "/map")),
        new View("map-whole", "ward", "Process map", v -> v.open(leaving + "/map?size=whole")),
        new View("notices", "housing", "News from your cases", v -> v.open("/notices")),
        new View("referral-from-case", "coordinator", "Delayed", v -> v.open(again())),
        new View("case-linked", "coordinator", "Case overview", this::openLinkedCase),
        new View("person", "coordinator", "All cases", v -> v.open(person())),
        new View("person-of-council", "housing", "All cases", v -> v.open(person())),
        new View("person-shared", "coordinator", "Who has seen", v -> v.open(person() + "/shared")),
        new View("person-lists", "auditor", "Who has seen", v -> v.open(person() + listsOfToday())),
        new View("audit", "auditor", "Audit trail", v -> v.open("/audit")),
        new View("audit-found", "auditor", "Audit trail", v -> v.open(auditOf(closed))),
        new View("audit-errors", "auditor", "Audit trail", this::searchForNobody),
        new View("problem-403-audit", "manager", "You cannot look", v -> v.open("/audit")),
        new View("meetings", "manager", "Meetings", v -> v.open("/meetings")),
        new View(
            "meeting-list",
            "manager",
            "Complex Care Board",
            v -> v.open("/meetings/complex-care-board")),
        new View(
            "meeting-propose",
            "coordinator",
            "Put on the list",
            v -> v.open(leaving + "/meetings")),
        new View(
            "meeting-propose-errors",
            "coordinator",
            "Put on the list",
            v -> send(v, leaving + "/meetings")),
        new View(
            "meeting-plan",
            "manager",
            "Plan a meeting",
            v -> v.open("/meetings/complex-care-board/sessions/new")),
        new View(
            "meeting-plan-errors",
            "manager",
            "Plan a meeting",
            v -> send(v, "/meetings/complex-care-board/sessions/new")),
        new View("meeting-session", "housing", "day ", v -> v.open(meeting)),
        new View("meeting-session-to-run", "manager", "day ", v -> v.open(meeting)),
        new View("meeting-case", "ward", "Case 1 of 1", v -> v.open(meetingCase)),
        new View("meeting-case-to-record", "manager", "Case 1 of 1", v -> v.open(meetingCase)),
        new View("meeting-case-errors", "manager", "Case 1 of 1", this::agreeOnNothing),
        new View("problem-403-meeting", "housing", "You cannot run", this::planUnasked),
        new View("event", "coordinator", "No longer", v -> v.open(event("withdrawn"))),
        new View("event-errors", "coordinator", "The person has", v -> send(v, event("died"))),
        new View(
            "referral-choice", "coordinator", "What do you want", v -> v.open("/referrals/new")),
        new View("referral", "coordinator", "Delayed discharge", v -> v.open(REFERRAL)),
        new View("referral-errors", "coordinator", "Delayed", v -> send(v, REFERRAL)),
        new View("referral-known-person", "coordinator", "Delayed", this::referKnownPerson),
        new View("vacancies", "housing", "Vacancies", v -> v.open("/vacancies")),
        new View("vacancies-filtered", "provider", "Vacancies", v -> v.open(SOME_VACANCIES)),
        new View("home", "housing", "Acton Green", v -> v.open("/vacancies/acton-green-studio-2")),
        new View("home-own", "provider", "Saffron Court", v -> v.open(OWN_HOME)),
        new View("home-change", "provider", "Record what", v -> v.open(OWN_HOME + "/change")),
        new View(
            "home-change-errors", "provider", "Record what", v -> send(v, OWN_HOME + "/change")),
        new View("home-edit", "provider", "Change the", v -> v.open(OWN_HOME + "/edit")),
        new View(
            "home-new", "provider", "Add a home", v -> v.open("/schemes/saffron-court/homes/new")),
        new View("schemes", "provider", "Our homes", v -> v.open("/schemes")),
        new View("scheme", "provider", "Saffron Court", v -> v.open("/schemes/saffron-court")),
        new View(
            "scheme-edit",
            "provider",
            "Change the details",
            v -> v.open("/schemes/saffron-court/edit")),
        new View("panel-empty", "housing2", "Waiting for", v -> v.open("/panel")),
        new View("case-homes", "coordinator", "Homes that", v -> v.open(parallel + "/homes")),
        new View("problem-403", "housing", "You cannot start", v -> v.open(REFERRAL)),
        new View("problem-404", "housing", "Page not found", v -> v.open("/cases/NW-9999")),
        new View("problem-409", "housing", "This task is no longer", this::sendFinishedTask));
  }

  private String listsOfToday() {
    return "/shared?lists=" + product.today();
  }

  private static String auditOf(String casePage) {
    return casePage.replace("/cases/", "/audit?case=");
  }

  private void searchForNobody(Visitor visitor) {
    visitor.open(auditOf(closed)).fill("auditPerson", "999 000 0018").press("Search");
  }

  private String again() {
    return closed + "/referrals/delayed-discharge";
  }

  private String person() {
    return closed.replace("/cases/", "/people/");
  }

  /** Comes after the page with the form: then the person has an open case again. */
  private void openLinkedCase(Visitor visitor) {
    if (linked == null) {
      linked =
          coordinator.send(coordinator.open(again()), "form[data-hw-form] button", stay()).path();
    }
    visitor.open(linked);
    assertThat(visitor.text()).contains("Started from case");
  }

  /** Somebody of another trust, who is nothing to the case. */
  private void lookInEmergency(Visitor visitor) {
    visitor
        .open("/emergency")
        .fill("emergencyWhose", escalated.replace("/cases/", ""))
        .date("emergencyBorn", LocalDate.of(1961, 11, 30))
        .fill("emergencyReason", "He is in our assessment unit and cannot say what he takes")
        .press("Open the record");
    visitor.open(escalated);
    assertThat(visitor.text()).contains("You opened this record in an emergency");
  }

  private static void inPeople(Visitor visitor, String query) {
    visitor.open(PEOPLE + query).page().locator("main tbody a").first().click();
  }

  private static void somebody(Visitor visitor) {
    inPeople(visitor, "?text=Aisha+Khan");
  }

  private static void onAccount(Visitor visitor, String what) {
    somebody(visitor);
    visitor.page().locator("main a.nhsuk-button", text(what)).click();
  }

  private static com.microsoft.playwright.Page.LocatorOptions text(String words) {
    return new com.microsoft.playwright.Page.LocatorOptions().setHasText(words);
  }

  private static void logInWrongly(Visitor visitor) {
    visitor.open("/login").fill("username", "nobody").fill("password", "wrong");
    visitor.press("Log in");
  }

  /** Sends the form of a page as it is. */
  static void send(Visitor visitor, String path) {
    visitor.open(path).page().locator("form[data-hw-form] button").first().click();
  }

  private void agreeOnNothing(Visitor visitor) {
    visitor.open(meetingCase).press("Add the action");
  }

  private void planUnasked(Visitor visitor) {
    visitor.open("/meetings/complex-care-board/sessions/new");
  }

  private void readTakenTask(Visitor visitor) {
    visitor.open(homeOverdue);
    assertThat(visitor.text()).contains("Aisha Khan took this task at");
    assertThat(visitor.page().locator("form[data-hw-form]").count()).isZero();
  }

  private void readDraft(Visitor visitor) {
    visitor.open(careDraft);
    assertThat(visitor.text()).contains("Tom Whitfield saved a draft at");
  }

  private void wrongDate(Visitor visitor) {
    visitor
        .open(homeFree)
        .choose("housingOutcome", "resolved")
        .fill("changesOn-day", "31")
        .fill("changesOn-month", "2")
        .press("Finish task");
  }

  private void referKnownPerson(Visitor visitor) {
    visitor
        .open(REFERRAL)
        .fill("givenName", "Amara")
        .fill("familyName", "Okafor")
        .date("dateOfBirth", LocalDate.of(1988, 2, 9))
        .press("Start the case");
    assertThat(visitor.text()).contains("Use the record of Amara Okafor");
  }

  /** Somebody else finished the task while its form was open; the form is sent all the same. */
  private void sendFinishedTask(Visitor visitor) {
    visitor.open(homeFree);
    visitor
        .page()
        .locator("form[data-hw-form]")
        .evaluate("(form, path) => { form.action = path; }", finishedElsewhere);
    visitor
        .page()
        .getByRole(
            AriaRole.BUTTON,
            new com.microsoft.playwright.Page.GetByRoleOptions().setName("Finish task"))
        .click(new Locator.ClickOptions());
  }

  private String event(String part) {
    return coordinator.open(escalated).document().select("a[href*=" + part + "]").attr("href");
  }

  private String start(String given, String family, LocalDate born, int number) {
    Page form = coordinator.open(REFERRAL);
    Map<String, String> values = new HashMap<>(Product.date("dateOfBirth", born));
    values.put("givenName", given);
    values.put("familyName", family);
    values.put("nhsNumber", number == 0 ? "" : nhsNumber(number));
    values.putAll(stay());
    Page started = coordinator.send(form, "input[name=givenName]", values);
    assertThat(started.path()).as(started.text()).startsWith("/cases/");
    coordinator.screen(given + " " + family);
    return started.path();
  }

  private Map<String, String> stay() {
    Map<String, String> values =
        new HashMap<>(Product.date("admissionDate", product.today().minusDays(20)));
    values.put("ward", "cnwl-juniper-ward");
    values.put("bedType", "200");
    values.put("legalStatus", "informal");
    values.put("borough", "westminster");
    values.put("accommodationBefore", "12");
    values.put("homelessnessRisk", "yes");
    return values;
  }

  /** A test number with its check digit. */
  private static String nhsNumber(int number) {
    for (int candidate = number * 10; ; candidate++) {
      String nine = "999876%03d".formatted(candidate);
      int sum = 0;
      for (int i = 0; i < 9; i++) {
        sum += (nine.charAt(i) - '0') * (10 - i);
      }
      int check = (11 - sum % 11) % 11;
      if (check < 10) {
        return nine + check;
      }
    }
  }

  private void ready(String name, LocalDate on) {
    coordinator.finish("clinically ready", name, ready(on));
  }

  /** Answers of somebody who is clinically ready and waits for the landlord. */
  static Map<String, String> ready(LocalDate on) {
    Map<String, String> values = new HashMap<>(Product.date("readyOn", on));
    for (String statement :
        List.of("careElsewhere", "planCoversNeeds", "viewsHeard", "partnersInvolved")) {
      values.put(statement, "true");
    }
    values.put("decidedBy", "Dr Ruth Osei");
    values.put("decidedByRole", "consultant");
    values.put("delayReason", "10");
    values.put("attribution", "06");
    values.put("responsibleCouncil", "westminster-council");
    return values;
  }

  private void home(String name) {
    Map<String, String> values = new HashMap<>(Product.date("doneOn", product.today()));
    values.putAll(Product.date("changesOn", product.today()));
    values.put("housingOutcome", "resolved");
    values.put("housingDone", "Flat found at Saffron Gate");
    housing.finish("Find a home", name, values);
  }

  private void care(String name) {
    Map<String, String> values = new HashMap<>(Product.date("doneOn", product.today()));
    values.put("socialCareOutcome", "resolved");
    values.put("socialCareDone", "Support plan agreed");
    socialWork.finish("Arrange care", name, values);
  }

  private void leave(String name) {
    Map<String, String> values = new HashMap<>(Product.date("dischargeDate", product.today()));
    values.put("dischargeMethod", "1");
    values.put("dischargeDestination", "19");
    values.put("accommodationType", "11");
    values.put("settledAccommodation", "Y");
    values.put("crisisPlanInPlace", "yes");
    values.put("crisisPlanShared", "yes");
    values.put("gpNotified", "yes");
    values.put("followUpBooked", "yes");
    ward.prepareLeaving(name);
    ward.finish("Record the discharge", name, values);
  }

  private void take(Colleague who, String task) {
    who.send(who.open(task), "form[action$=claim]", Map.of());
  }

  private void await(String casePage, String words) {
    product.await(
        words + " on " + casePage,
        () -> assertThat(coordinator.open(casePage).text()).contains(words));
  }

  private static void moveMap(Visitor visitor, String casePage) {
    visitor.open(casePage + "/map");
    visitor.page().locator("[data-hw-map-open]").first().click();
    visitor.page().locator("[data-hw-map-act=in]").first().waitFor();
    visitor.page().locator(".djs-container svg .hw-is-done").first().waitFor();
  }
}
