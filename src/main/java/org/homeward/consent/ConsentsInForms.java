package org.homeward.consent;

import java.time.LocalDate;
import java.util.Objects;
import org.homeward.casefile.ActListener;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.KeptAct;
import org.homeward.form.ConsentQuestion;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormField;
import org.homeward.web.Dates;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was said from forms whose questions ask for consent. */
@Component
class ConsentsInForms implements ActListener {

  private static final int NOTE_LENGTH = 2000;

  private final FormCatalogue forms;
  private final CaseFiles cases;
  private final ConsentStore consents;
  private final Sharing sharing;
  private final Dates dates;

  ConsentsInForms(
      FormCatalogue forms, CaseFiles cases, ConsentStore consents, Sharing sharing, Dates dates) {
    this.forms = forms;
    this.cases = cases;
    this.consents = consents;
    this.sharing = sharing;
    this.dates = dates;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void kept(KeptAct act) {
    forms.find(act.formId()).stream()
        .flatMap(form -> form.fields().stream())
        .filter(field -> field.question().consent() != null)
        .forEach(field -> read(field, act));
  }

  private void read(FormField field, KeptAct act) {
    ConsentQuestion question = field.question().consent();
    for (ConsentQuestion.Said said : question.said(act.answers().get(field.key()))) {
      keep(consent(said, question, act), act);
    }
  }

  private Consent consent(ConsentQuestion.Said said, ConsentQuestion question, KeptAct act) {
    LocalDate on =
        question.onKey() != null && act.answers().get(question.onKey()) instanceof String day
            ? LocalDate.parse(day)
            : dates.today();
    return new Consent(
        said.purpose(),
        "",
        "",
        switch (said.word()) {
          case AGREED, BEST_INTERESTS -> Decision.AGREED;
          case REFUSED -> Decision.REFUSED;
          case WITHDRAWN -> Decision.WITHDRAWN;
        },
        said.word() == ConsentQuestion.Word.BEST_INTERESTS ? Basis.BEST_INTERESTS : null,
        text(question.howKey(), act),
        on,
        null,
        text(question.noteKey(), act),
        false);
  }

  private static String text(String key, KeptAct act) {
    Object answer = key == null ? null : act.answers().get(key);
    String text = answer == null ? null : answer.toString();
    return text == null || text.length() <= NOTE_LENGTH ? text : text.substring(0, NOTE_LENGTH);
  }

  /** Forms ask again what was answered before: the same said once more is no new entry. */
  private void keep(Consent said, KeptAct act) {
    CaseFile file = cases.get(act.caseId());
    Consent before =
        consents.holding(file.personId()).stream()
            .map(ConsentEntry::consent)
            .filter(said::isAboutSameAs)
            .findFirst()
            .orElse(null);
    if (before != null && saysTheSame(said, before)) {
      return;
    }
    // The pathway sees to what follows from a no. Agencies that were sent away stay away.
    boolean stillOut =
        said.decision() != Decision.AGREED && before != null && before.keepsOut(dates.today());
    Consent kept = stillOut ? said.closing() : said;
    consents.add(
        file.personId(),
        file.id(),
        kept,
        new ConsentStore.By(act.username(), act.name(), act.agencyName()),
        act.id());
    sharing.apply(file.personId(), kept);
  }

  private boolean saysTheSame(Consent said, Consent before) {
    return said.decision() == before.decision()
        && !before.isOver(dates.today())
        && (said.basis() == null || said.basis() == before.basis())
        && (said.note() == null || Objects.equals(said.note(), before.note()));
  }
}
