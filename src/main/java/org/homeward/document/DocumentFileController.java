package org.homeward.document;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.access.Relation;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseViews;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Banner;
import org.homeward.web.ConflictException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The file of a document, and removing the document. */
@Controller
class DocumentFileController {

  private static final Logger LOG = LoggerFactory.getLogger(DocumentFileController.class);

  private final DocumentDoor door;
  private final DocumentFolder folder;
  private final DocumentLines lines;
  private final DocumentForms forms;
  private final RemovingDocument removing;
  private final CaseViews views;
  private final AuditTrail audit;
  private final MessageSource messages;

  DocumentFileController(
      DocumentDoor door,
      DocumentFolder folder,
      DocumentLines lines,
      DocumentForms forms,
      RemovingDocument removing,
      CaseViews views,
      AuditTrail audit,
      MessageSource messages) {
    this.door = door;
    this.folder = folder;
    this.lines = lines;
    this.forms = forms;
    this.removing = removing;
    this.views = views;
    this.audit = audit;
    this.messages = messages;
  }

  /** Hands the file out, to be saved and never drawn as a page of Homeward. */
  @GetMapping("/cases/{reference}/documents/{document}")
  @OpenTo(Permission.CASES)
  void download(
      @PathVariable String reference,
      @PathVariable("document") String fileId,
      HttpServletResponse response)
      throws IOException {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.open(reference, me);
    Document document = door.document(fileId, file, me);
    if (document.removed() != null) {
      throw conflict("document.removed-already", null);
    }
    if (!document.isThere()) {
      throw conflict(
          document.scan() == Document.Scan.WAITING ? "document.not-yet" : "document.held-malware",
          null);
    }
    if (!folder.isWhole(document.fileId(), document.sha256())) {
      LOG.error("The file of document {} is missing or is not what was added", document.id());
      throw conflict("document.missing", "document.missing.text");
    }
    audit.read(me, "case.document", about(document, file), String.valueOf(document.id()));
    response.setContentType(document.mediaType());
    response.setContentLengthLong(document.size());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(document.fileName(), StandardCharsets.UTF_8)
            .build()
            .toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    try (InputStream in = folder.open(document.fileId()).orElseThrow();
        OutputStream out = response.getOutputStream()) {
      in.transferTo(out);
    }
  }

  @GetMapping("/cases/{reference}/documents/{document}/remove")
  @OpenTo(Permission.CASES)
  String removeForm(
      @PathVariable String reference, @PathVariable("document") String fileId, Model model) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.openToAdd(reference, me);
    Document document = standing(fileId, file, me);
    model.addAttribute("form", forms.remove().view(forms.context(Map.of())));
    return page(document, file, me, model);
  }

  @PostMapping("/cases/{reference}/documents/{document}/remove")
  @OpenTo(Permission.CASES)
  String remove(
      @PathVariable String reference,
      @PathVariable("document") String fileId,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.openToAdd(reference, me);
    Document document = standing(fileId, file, me);
    FormDefinition form = forms.remove();
    FormResult result = form.submit(form.read(posted), forms.context(Map.of()));
    if (!result.isValid()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("errors", result.summary());
      model.addAttribute("form", result.view());
      return page(document, file, me, model);
    }
    if (!removing.remove(document, file, me, (String) result.answers().get("removeReason"))) {
      throw conflict("document.removed-already", null);
    }
    redirect.addFlashAttribute(Banner.ATTRIBUTE, Banner.success(say("document.remove.done"), null));
    return "redirect:/cases/" + reference + "/documents";
  }

  private Document standing(String fileId, CaseFile file, SignedInUser me) {
    Document document = door.document(fileId, file, me);
    if (document.removed() != null) {
      throw conflict("document.removed-already", null);
    }
    if (!removing.may(document, file, me, removing.relation(me, file))) {
      throw door.refused(me, file);
    }
    return document;
  }

  private String page(Document document, CaseFile file, SignedInUser me, Model model) {
    audit.read(me, "case.documents", about(document, file));
    model.addAttribute("person", views.person(file, me));
    model.addAttribute("file", file);
    model.addAttribute(
        "document", lines.of(List.of(document), file, me, Relation.NONE, null).getFirst());
    model.addAttribute(
        "action", "/cases/%s/documents/%s/remove".formatted(file.reference(), document.fileId()));
    return "document/remove";
  }

  private static AuditTrail.Subject about(Document document, CaseFile file) {
    return new AuditTrail.Subject(file.personId(), file.reference(), document.taskKey());
  }

  private ConflictException conflict(String title, String text) {
    return new ConflictException(say(title), text == null ? null : say(text), null);
  }

  private String say(String key) {
    return messages.getMessage(key, null, Locale.UK);
  }
}
