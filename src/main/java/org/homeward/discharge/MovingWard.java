package org.homeward.discharge;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.casefile.CaseFiles;
import org.springframework.stereotype.Component;

/**
 * Job type {@code discharge.move-ward}: the person is in another bed from {@code movedOn}. Reads
 * {@code ward}, {@code bedType} and {@code movedOn}; the open tasks of the old ward go to the new
 * one. Returns {@code bedType}, the type of bed they are in now. Each report of a move is a subject
 * of its own, so that none takes the place of another that was not kept yet.
 */
@Component
class MovingWard implements EngineJobHandler {

  private final CaseAnswers answers;
  private final Spells spells;
  private final WardStayRepository stays;
  private final CaseFiles cases;

  MovingWard(CaseAnswers answers, Spells spells, WardStayRepository stays, CaseFiles cases) {
    this.answers = answers;
    this.spells = spells;
    this.stays = stays;
    this.cases = cases;
  }

  @Override
  public String type() {
    return "discharge.move-ward";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    // The first bed of the stay is in the answers about the admission, not in this report.
    CaseAnswers.Answers before = answers.ofCaseUnlocked(job);
    CaseAnswers.Answers said = answers.unlocked(job);
    if (stays.existsByOpenedByStep(job.elementInstanceKey())) {
      return nowIn(spells.of(before).bedType());
    }
    String ward = said.required("ward");
    LocalDate on = said.day("movedOn");
    // First the tasks and the case, then our own rows: the order of locks of everybody else.
    boolean sameWard = ward.equals(said.file().wardTeamCode());
    if (!sameWard) {
      cases.moveToWard(said.file().reference(), ward);
    }
    SpellEntity spell = spells.of(before);
    String bedType = said.text("bedType") == null ? spell.bedType() : said.text("bedType");
    if (sameWard && Objects.equals(bedType, spell.bedType())) {
      return nowIn(bedType);
    }
    List<WardStayEntity> wards = stays.findBySpellIdOrderByStartedOnAscIdAsc(spell.id());
    wards.stream().filter(WardStayEntity::isOpen).forEach(stay -> stay.end(on));
    stays.save(new WardStayEntity(spell.id(), ward, bedType, on, job.elementInstanceKey()));
    spell.moveTo(ward, bedType);
    Map<String, Object> known = new LinkedHashMap<>();
    known.put("ward", ward);
    known.put("movedOn", on.toString());
    known.put("bedType", bedType);
    answers.keep(said.file(), known);
    return nowIn(bedType);
  }

  private static Map<String, Object> nowIn(String bedType) {
    return Collections.singletonMap("bedType", bedType);
  }
}
