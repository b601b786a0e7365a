package org.homeward.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseTeams;
import org.homeward.casefile.PartnerParts;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.ClamdServer;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.ChosenFile;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Documents of a case, through its pages: what is taken, who gets it, and what is kept of it. */
@EnginelessTest
class DocumentsTest {

  private static final String FORM = "form[data-hw-form]";
  private static final String TRUST = "cnwl";
  private static final String COUNCIL = "westminster-council";
  private static final String PROVIDER = "saffron-gate";
  private static final byte[] PDF = bytes("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n");

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired CaseTeams teams;
  @Autowired CaseFiles cases;
  @Autowired PartnerParts parts;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired DocumentFolder folder;
  @Autowired ScanningDocuments scanning;
  @Autowired SweepingFiles sweeping;

  private final ClamdServer clamd = ClamdServer.get();
  private String name;
  private CaseFile file;
  private String address;
  private long task;
  private Colleague coordinator;
  private Colleague housing;
  private Colleague provider;

  @BeforeEach
  void aCaseWithManyInIt() {
    name = Product.someName();
    file = work.start(name);
    address = "/cases/" + file.reference();
    task = work.housingTask(file);
    transaction.executeWithoutResult(
        status -> {
          teams.involve(file.id(), "saffron-gate-team");
          teams.involve(file.id(), "footbridge-team");
        });
    coordinator = product.logIn("coordinator");
    housing = product.logIn("housing");
    provider = product.logIn("provider");
  }

  @AfterEach
  void theScannerIsBack() {
    clamd.be(ClamdServer.Mode.WELL);
  }

  @Test
  void aFileIsWhatItHoldsAndNotWhatItsNameSays() throws IOException {
    Map<String, byte[]> taken = new LinkedHashMap<>();
    taken.put("letter.pdf", PDF);
    taken.put("SCAN.JPEG", bytes(0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1));
    taken.put("plan.png", bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13));
    taken.put("notes.txt", bytes("Wörter, „quoted“\n"));
    taken.put("care.docx", zip("[Content_Types].xml", word("document.main")));
    taken.put("costs.xlsx", zip("[Content_Types].xml", excel("sheet.main")));
    taken.put("form.odt", zip("mimetype", "application/vnd.oasis.opendocument.text"));
    taken.forEach(
        (title, content) -> {
          Page added = add(coordinator, title, content);
          assertThat(added.path()).as(title + errors(added)).isEqualTo(address + "/documents");
          HttpResponse<byte[]> back = coordinator.file(added.linkWith(title));
          assertThat(back.body()).as(title).isEqualTo(content);
        });
    assertThat(coordinator.open(address + "/documents").text())
        .contains("PDF, 1 KB", "JPEG picture", "OpenDocument text");

    Map<String, byte[]> refused = new LinkedHashMap<>();
    refused.put("page.txt", bytes("<html><script>alert(1)</script></html>"));
    refused.put("drawing.png", bytes("<svg xmlns='http://www.w3.org/2000/svg'/>"));
    refused.put("letter.docx", PDF);
    refused.put("letter", PDF);
    refused.put("run.pdf", bytes("MZ" + "\0".repeat(80)));
    refused.put("many.docx", zip("a.txt", "x"));
    refused.put("broken.docx", bytes("PK\3\4 and nothing else"));
    refused.put("old.docx", bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0));
    refused.put("macro.docx", zip("[Content_Types].xml", word("document.macroEnabled.main")));
    refused.put(
        "hidden.docx",
        zip("[Content_Types].xml", word("document.main"), "word/vbaProject.bin", "x"));
    refused.put(
        "basic.odt",
        zip("mimetype", "application/vnd.oasis.opendocument.text", "Basic/script.xml", "x"));
    refused.put("empty.txt", new byte[0]);
    Map<String, String> why = new HashMap<>();
    refused.forEach(
        (title, content) -> {
          Page wrong = add(coordinator, title, content, COUNCIL);
          assertThat(wrong.status()).as(title).isEqualTo(400);
          assertThat(wrong.document().select("#documentFile-error")).as(title).hasSize(1);
          assertThat(wrong.document().select("option[selected]").val()).isEqualTo("other");
          assertThat(wrong.document().select("input[type=checkbox][checked]")).hasSize(1);
          assertThat(errors(wrong)).as(title).hasSize(1);
          why.put(title, errors(wrong).getFirst());
        });
    assertThat(why.get("page.txt")).startsWith("The file must be a PDF");
    assertThat(why.get("letter.docx")).contains("ends in \"docx\"", "something else");
    assertThat(why.get("macro.docx")).startsWith("The file is a Word document with macros");
    assertThat(why.get("hidden.docx")).startsWith("The file is a Word document with macros");
    assertThat(why.get("basic.odt")).contains("with macros");
    assertThat(why.get("broken.docx")).isEqualTo("The file is damaged and cannot be read");
    assertThat(why.get("old.docx")).contains("old version of Office");
    assertThat(why.get("empty.txt")).isEqualTo("The file is empty");
    assertThat(count("1 = 1")).as("nothing of them was kept").isEqualTo(taken.size());
  }

  @Test
  void whatIsTooLongOrSentTwiceOrLeftOutIsSaidBesideTheField() {
    Page form = coordinator.open(address + "/documents/new?task=" + task);
    assertThat(errors(send(coordinator, form, "", new byte[0], Map.of())))
        .containsExactly("Select a file", "Select what kind of document it is");
    assertThat(errors(send(coordinator, form, "a.pdf", PDF, Map.of())))
        .as("a browser forgets the file")
        .containsExactly("Select the file again", "Select what kind of document it is");
    Page two = add(coordinator, "a.pdf", PDF, PROVIDER, "footbridge");
    assertThat(errors(two)).hasSize(2).last().asString().startsWith("Select one voluntary sector");
    assertThat(two.document().select("input[type=checkbox][checked]")).hasSize(2);

    byte[] tooLong = new byte[10 * 1024 * 1024];
    Page wrong = add(coordinator, "long.txt", tooLong, COUNCIL);
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(errors(wrong)).containsExactly("The file must be smaller than 10 MB");
    assertThat(wrong.document().select("input[type=checkbox][checked]")).hasSize(1);
    Page unread = add(coordinator, "longer.txt", new byte[52 * 1024 * 1024]);
    assertThat(unread.path()).isEqualTo(address + "/documents/new?tooLong");
    assertThat(errors(unread)).containsExactly("The file must be smaller than 10 MB");
    Page atTask =
        send(
            coordinator,
            form,
            "longer.txt",
            new byte[52 * 1024 * 1024],
            Map.of("documentKind", List.of("other")));
    assertThat(atTask.path()).endsWith("/documents/new?tooLong&task=" + task);
    assertThat(count("1 = 1")).isZero();

    String odd = "..\\\\x/../\u202Efdp.\u0007 Plan <b>. \".pdf";
    add(coordinator, odd.replace("\"", ""), PDF);
    add(coordinator, odd.replace("\"", ""), PDF);
    Page list = coordinator.open(address + "/documents");
    assertThat(list.document().select(".hw-comments__item")).as("sent twice").hasSize(1);
    assertThat(list.document().select(".hw-comments__item a").first().text())
        .isEqualTo("fdp. Plan _b_. .pdf");

    for (int i = 1; i < AddingDocument.MOST; i++) {
      jdbc.sql(
              """
              INSERT INTO case_document (file_id, case_id, kind, file_name, media_type, size_bytes,
                sha256, username, display_name, agency_code, added_at, scan_state)
              VALUES (?, ?, 'other', 'm.pdf', 'application/pdf', 1, 'x', 'somebody', 'Somebody',
                'cnwl', CURRENT_TIMESTAMP, 'clean')
              """)
          .params(i + "-" + file.id(), file.id())
          .update();
    }
    assertThat(errors(add(coordinator, "more.pdf", PDF)))
        .singleElement()
        .asString()
        .startsWith("Your organisation has 100 documents in this case already");
    jdbc.sql("DELETE FROM case_document WHERE case_id = ? AND username = 'somebody'")
        .param(file.id())
        .update();
  }

  @Test
  void filesAreReadNowhereElseAndWhatIsDamagedIsRefused() {
    String upload = address + "/documents/new";
    byte[] part =
        bytes(
            "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.txt\"\r\n\r\n"
                + "x\r\n--b--\r\n");
    String type = "multipart/form-data; boundary=b";
    assertThat(coordinator.postBody(address + "/comments/new", type, part).status()).isEqualTo(403);
    assertThat(coordinator.postBody("/tasks/" + task, "Multipart/Form-Data; boundary=b", part))
        .extracting(Page::status)
        .isEqualTo(403);
    assertThat(coordinator.postBody(upload, type, part).status())
        .as("without the token of its form")
        .isEqualTo(403);
    assertThat(coordinator.postBody(upload, "multipart/form-data", part).status())
        .as("without a boundary")
        .isIn(400, 403);
    assertThat(coordinator.postBody(upload, type, bytes("--b\r\nnothing")).status())
        .as("broken off")
        .isIn(400, 403);
    assertThat(product.browser().postBody(upload, type, part).status())
        .as("nobody is logged in")
        .isIn(302, 403);
    assertThat(count("1 = 1")).isZero();
    assertThat(folder.uploads()).as("nothing was left there").isEmptyDirectory();
  }

  @Test
  void onlyThoseWhoWereChosenGetItAndNobodyLearnsThatItExists() {
    Page form = provider.open(address + "/documents/new");
    assertThat(form.document().select("input[name=documentReaders]").eachAttr("value"))
        .as("a partner learns of no other partner")
        .containsExactlyInAnyOrder(TRUST, COUNCIL);
    String ours = add(coordinator, "ours.pdf", PDF).linkWith("ours.pdf");
    String forCouncil = add(coordinator, "council.pdf", PDF, COUNCIL).linkWith("council.pdf");
    String forProvider = add(housing, "provider.pdf", PDF, PROVIDER).linkWith("provider.pdf");
    String ofProvider = add(provider, "from.pdf", PDF, TRUST).linkWith("from.pdf");

    gets(coordinator, ours, forCouncil, ofProvider);
    gets(product.logIn("ward"), ours, forCouncil, ofProvider);
    getsNot(coordinator, forProvider);
    gets(housing, forCouncil, forProvider);
    getsNot(housing, ours, ofProvider);
    gets(provider, forProvider, ofProvider);
    getsNot(provider, ours, forCouncil);
    Colleague employment = product.logIn("employment");
    getsNot(employment, ours, forCouncil, forProvider, ofProvider);
    getsNot(product.logIn("coordinator2"), ours, forCouncil);
    getsNot(product.logIn("housing2"), forCouncil);
    assertThat(employment.open(address).text())
        .contains("There are no documents you can read")
        .doesNotContain("All documents", "Added a document");
    assertThat(coordinator.open(address).text()).contains("Added a document: Something else");
    assertThat(provider.open(address + "/documents").text()).doesNotContain("Footbridge");
    assertThat(add(provider, "x.pdf", PDF, "footbridge").status())
        .as("an agency that is not offered")
        .isEqualTo(400);
    assertThat(coordinator.open("/cases/CASE-0/documents/" + last(ours)).status()).isEqualTo(404);
    CaseFile other = work.start(Product.someName());
    assertThat(
            coordinator.open("/cases/" + other.reference() + "/documents/" + last(ours)).status())
        .as("of another case")
        .isEqualTo(404);

    HttpResponse<byte[]> answer = housing.file(forCouncil);
    Map<String, String> headers = new HashMap<>();
    answer.headers().map().forEach((key, values) -> headers.put(key, String.join("; ", values)));
    assertThat(headers)
        .containsEntry("content-type", "application/pdf")
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("content-security-policy", "sandbox; default-src 'none'")
        .containsEntry("cache-control", "no-store");
    assertThat(headers.get("content-disposition"))
        .startsWith("attachment; filename=")
        .contains("council.pdf");
    assertThat(details("housing", "read.case.document")).hasSize(3);
    assertThat(details("coordinator", "document.added"))
        .hasSize(2)
        .allSatisfy(detail -> assertThat(detail).matches("\\d+ for .*cnwl.*"));
    assertThat(actions("employment")).contains("refused.case");

    transaction.executeWithoutResult(status -> parts.end(file, PROVIDER, "Your part is over"));
    getsNot(provider, forProvider, ofProvider);
    withdrawConsentTo(COUNCIL);
    transaction.executeWithoutResult(status -> teams.involve(file.id(), "westminster-housing"));
    assertThat(housing.open(address).status()).isEqualTo(200);
    getsNot(housing, forCouncil, forProvider);
    assertThat(housing.open(address + "/documents").status()).isEqualTo(404);
    assertThat(housing.open(address + "/documents/new").status()).isEqualTo(404);
    assertThat(housing.open(address).text()).doesNotContain("council.pdf");
  }

  @Test
  void malwareIsRefusedAndWhatCannotBeScannedWaits() {
    byte[] eicar = bytes(ClamdServer.EICAR);
    Page wrong = add(coordinator, "invoice.txt", eicar);
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(errors(wrong)).singleElement().asString().startsWith("The file contains malware");
    assertThat(details("coordinator", "document.refused")).hasSize(1);
    assertThat(count("1 = 1")).isZero();

    clamd.be(ClamdServer.Mode.AWAY);
    Page added = add(coordinator, "good.txt", bytes("good"), COUNCIL);
    assertThat(added.text())
        .contains("It has to be scanned for malware first", "Waits to be scanned");
    assertThat(added.document().select("a[href$=" + fileId("good.txt") + "]")).isEmpty();
    clamd.be(ClamdServer.Mode.TOO_LONG);
    add(coordinator, "bad.txt", eicar, COUNCIL);
    String good = address + "/documents/" + fileId("good.txt");
    String bad = address + "/documents/" + fileId("bad.txt");
    for (Colleague each : List.of(coordinator, housing)) {
      assertThat(each.file(good).statusCode()).isEqualTo(409);
      assertThat(each.file(bad).statusCode()).isEqualTo(409);
    }
    assertThatThrownBy(scanning::look).isInstanceOf(IllegalStateException.class);
    assertThat(count("scan_state = 'waiting'")).isEqualTo(2);

    clamd.be(ClamdServer.Mode.WELL);
    scanning.look();
    assertThat(housing.file(good).statusCode()).isEqualTo(200);
    Page list = housing.open(address + "/documents");
    assertThat(list.text()).contains("Malware was found in this file, and it was deleted");
    assertThat(housing.file(bad).statusCode()).isEqualTo(409);
    assertThat(exists(last(bad))).as("it is not on the disk any more").isFalse();
    assertThat(
            jdbc.sql(
                    """
                    SELECT COUNT(*) FROM audit_entry
                    WHERE action = 'document.refused' AND person_id = ? AND username <> ?
                    """)
                .params(file.personId(), "coordinator")
                .query(Integer.class)
                .single())
        .as("by Homeward itself")
        .isEqualTo(1);
    assertThat(count("scan_state = 'refused'")).isEqualTo(1);
  }

  @Test
  void itIsRemovedWithAReasonAndTheRecordKeepsIt() throws IOException {
    String mine = add(coordinator, "wrong.pdf", PDF, COUNCIL).linkWith("wrong.pdf");
    String theirs = add(housing, "theirs.pdf", PDF, TRUST).linkWith("theirs.pdf");
    add(provider, "secret.txt", bytes("of the provider"));
    Page list = coordinator.open(address + "/documents");
    assertThat(list.document().select("a[href$=/remove]")).hasSize(2);
    assertThat(housing.open(mine + "/remove").status()).isEqualTo(404);
    assertThat(product.logIn("ward").open(theirs + "/remove").status())
        .as("who looks after one ward only")
        .isEqualTo(404);
    for (Colleague who : List.of(coordinator, housing)) {
      assertThat(searched(who, "wrong pdf").text()).contains(file.reference());
    }
    assertThat(searched(provider, "wrong").text())
        .as("nobody finds a case by what is not for them")
        .doesNotContain(file.reference());
    Page confirm = coordinator.open(mine + "/remove");
    assertThat(errors(coordinator.send(confirm, FORM, Map.of())))
        .containsExactly("Enter why you remove it");
    Page done = coordinator.send(confirm, FORM, Map.of("removeReason", "Another person's"));
    assertThat(done.text()).contains("The document is removed", "wrong.pdf", "Another person's");
    assertThat(searched(housing, "wrong").text()).doesNotContain(file.reference());
    assertThat(coordinator.send(confirm, FORM, Map.of("removeReason", "Again")).status())
        .isEqualTo(409);
    assertThat(coordinator.file(mine).statusCode()).isEqualTo(409);
    assertThat(housing.file(mine).statusCode()).isEqualTo(409);
    assertThat(housing.open(address + "/documents").text())
        .contains("Removed by Priya Raman", "Another person's")
        .doesNotContain("wrong.pdf");
    coordinator.send(
        coordinator.open(theirs + "/remove"), FORM, Map.of("removeReason", "Not needed"));
    assertThat(actions("coordinator")).contains("document.removed");

    Page open = coordinator.open(address + "/documents/new");
    cases.close(file.reference(), "Over");
    assertThat(coordinator.open(address + "/documents").findLinkWith("Add a document")).isEmpty();
    assertThat(coordinator.open(address + "/documents/new").status()).isEqualTo(409);
    assertThat(
            send(coordinator, open, "a.pdf", PDF, Map.of("documentKind", List.of("other")))
                .status())
        .isEqualTo(409);
    copyHolds();
  }

  private void copyHolds() throws IOException {
    Colleague lead = product.logIn("governance");
    folder.delete(fileId("secret.txt"));
    byte[] zip =
        lead.download(
            lead.open("/people/" + file.personId() + "/copy"),
            FORM,
            Map.of("copyReason", "court-order", "copyReference", "CO-1"));
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    List<String> documents =
        files.keySet().stream().filter(each -> each.startsWith("documents/")).toList();
    assertThat(documents)
        .as("removed ones too, and those only one agency could read")
        .hasSize(3)
        .anyMatch(each -> each.endsWith("-wrong.pdf"))
        .anyMatch(each -> each.endsWith("-theirs.pdf"))
        .anyMatch(each -> each.endsWith("-secret.txt.missing.txt"));
    documents.stream()
        .filter(each -> each.endsWith(".pdf"))
        .forEach(each -> assertThat(files.get(each)).isEqualTo(PDF));
    String page = new String(files.get("index.html"), StandardCharsets.UTF_8);
    assertThat(page).contains("wrong.pdf", "Another person", "Not needed");
    documents.stream()
        .filter(each -> each.endsWith(".pdf"))
        .forEach(each -> assertThat(page).contains(each));
  }

  @Test
  void aDocumentStandsAtItsTaskAndListsPage() {
    Page page = housing.open("/tasks/" + task);
    assertThat(page.text()).contains("There are no documents you can read");
    Page form = housing.open(page.linkWith("Add a document"));
    Page back = send(housing, form, "viewing.pdf", PDF, Map.of("documentKind", List.of("tenancy")));
    assertThat(back.path()).isEqualTo("/tasks/" + task);
    assertThat(back.text()).contains("viewing.pdf", "Added at this task", "Tenancy agreement");
    long other = work.housingTask(work.start(Product.someName()));
    assertThat(housing.open(address + "/documents/new?task=" + other).form(FORM).attr("action"))
        .doesNotContain("task");
    for (int i = 0; i < 21; i++) {
      add(housing, "number" + i + ".pdf", PDF);
    }
    assertThat(housing.open(address).text())
        .contains("number20.pdf", "number18.pdf")
        .doesNotContain("number17.pdf");
    Page list = housing.open(address + "/documents");
    assertThat(list.document().select(".hw-comments__item")).hasSize(20);
    Page older = housing.open(list.document().select("a[rel=next]").attr("href"));
    assertThat(older.document().select(".hw-comments__item")).hasSize(2);
    assertThat(older.text()).contains("viewing.pdf");
  }

  @Test
  void filesWithoutADocumentAreSweptAndADocumentWithoutItsFileSaysSo() throws IOException {
    String link = add(coordinator, "kept.pdf", PDF).linkWith("kept.pdf");
    DocumentFolder.Arrived forgotten = folder.arrive(new ByteArrayInputStream(PDF));
    String orphan = folder.keep(folder.arrive(new ByteArrayInputStream(PDF)));
    sweeping.sweepAll();
    assertThat(exists(orphan)).as("it may be on its way").isTrue();
    product.wait(Duration.ofHours(25));
    sweeping.sweepAll();
    assertThat(exists(orphan)).isFalse();
    assertThat(forgotten.path()).doesNotExist();
    // A day is longer than a session.
    coordinator = product.logIn("coordinator");
    assertThat(coordinator.file(link).body()).isEqualTo(PDF);

    folder.delete(last(link));
    HttpResponse<byte[]> gone = coordinator.file(link);
    assertThat(gone.statusCode()).isEqualTo(409);
    assertThat(new String(gone.body(), StandardCharsets.UTF_8))
        .contains("The file of this document is missing");
  }

  // --- Helpers ----------------------------------------------------------------------------------

  private Page add(Colleague who, String title, byte[] content, String... readers) {
    Map<String, List<String>> values = new HashMap<>();
    values.put("documentKind", List.of("other"));
    if (readers.length > 0) {
      values.put("documentReaders", List.of(readers));
    }
    return send(who, who.open(address + "/documents/new"), title, content, values);
  }

  private static Page send(
      Colleague who, Page form, String title, byte[] content, Map<String, List<String>> values) {
    return who.upload(form, FORM, "documentFile", new ChosenFile(title, content), values);
  }

  private void gets(Colleague who, String... links) {
    String list = who.open(address + "/documents").document().html();
    for (String link : links) {
      assertThat(who.file(link).statusCode()).as(link).isEqualTo(200);
      assertThat(list).contains(last(link));
    }
  }

  private void getsNot(Colleague who, String... links) {
    String list = who.open(address + "/documents").document().html();
    for (String link : links) {
      assertThat(who.file(link).statusCode()).as(link).isEqualTo(404);
      assertThat(who.open(link + "/remove").status()).isEqualTo(404);
      assertThat(list).doesNotContain(last(link));
    }
  }

  private void withdrawConsentTo(String agency) {
    Page form = coordinator.open(address + "/consent/new?purpose=sharing-council&agency=" + agency);
    LocalDate today = product.today();
    Map<String, String> values = new HashMap<>(Product.date("consentSaidOn", today));
    values.put("consentDecision", "refused");
    values.put("consentBasis", "person");
    values.put("consentHow", "spoken");
    assertThat(coordinator.send(form, FORM, values).path()).isEqualTo(address + "/consent");
  }

  private boolean exists(String fileId) {
    try (var in = folder.open(fileId).orElse(null)) {
      return in != null;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String fileId(String title) {
    return jdbc.sql("SELECT file_id FROM case_document WHERE case_id = ? AND file_name = ?")
        .params(file.id(), title)
        .query(String.class)
        .single();
  }

  private int count(String condition) {
    return jdbc.sql("SELECT COUNT(*) FROM case_document WHERE case_id = ? AND " + condition)
        .param(file.id())
        .query(Integer.class)
        .single();
  }

  private List<String> details(String username, String action) {
    return jdbc.sql(
            "SELECT detail FROM audit_entry WHERE username = ? AND action = ? AND person_id = ?")
        .params(username, action, file.personId())
        .query(String.class)
        .list();
  }

  private List<String> actions(String username) {
    return jdbc.sql("SELECT action FROM audit_entry WHERE username = ? AND person_id = ?")
        .params(username, file.personId())
        .query(String.class)
        .list();
  }

  private static String last(String link) {
    return link.substring(link.lastIndexOf('/') + 1);
  }

  private static List<String> errors(Page page) {
    return page.document().select(".nhsuk-error-summary a").eachText();
  }

  private static String word(String part) {
    return """
        <Types><Override PartName="/word/document.xml" ContentType=\
        "application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/></Types>
        """
        .formatted(part);
  }

  private static String excel(String part) {
    return """
        <Types><Override PartName="/xl/workbook.xml" ContentType=\
        "application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml"/></Types>
        """
        .formatted(part);
  }

  private static byte[] zip(String... namesAndContents) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(bytes(namesAndContents[i + 1]));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static Page searched(Colleague who, String text) {
    return who.send(who.open("/cases"), "form[action$=/cases/search]", Map.of("text", text));
  }
}
