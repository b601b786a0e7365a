package org.homeward.employment;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.homeward.casefile.CaseFile;
import org.homeward.web.Dates;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds a case's employment support and what belongs to it. */
@Component
class Supports {

  private final SupportRepository supports;
  private final ContactRepository contacts;
  private final RecordRepository records;
  private final JobRepository jobs;
  private final JobCheckRepository checks;
  private final Dates dates;

  Supports(
      SupportRepository supports,
      ContactRepository contacts,
      RecordRepository records,
      JobRepository jobs,
      JobCheckRepository checks,
      Dates dates) {
    this.supports = supports;
    this.contacts = contacts;
    this.records = records;
    this.jobs = jobs;
    this.checks = checks;
    this.dates = dates;
  }

  LocalDate today() {
    return dates.today();
  }

  /** The support of a case, to be read. */
  @Transactional(readOnly = true)
  public Optional<SupportEntity> find(CaseFile file) {
    return supports.findByCaseId(file.id());
  }

  /** The support of a case, to be changed: others wait until the transaction ends. */
  Optional<SupportEntity> lock(CaseFile file) {
    return supports.lockByCaseId(file.id());
  }

  SupportEntity open(SupportEntity support) {
    return supports.save(support);
  }

  List<JobEntity> jobs(SupportEntity support) {
    return jobs.findBySupportIdOrderByNumberAsc(support.id());
  }

  /** The job the person has now, the last to begin if there are several. */
  Optional<JobEntity> openJob(SupportEntity support) {
    return jobs(support).stream()
        .filter(job -> job.endedOn() == null)
        .reduce((before, last) -> last);
  }

  List<RecordEntity> records(SupportEntity support) {
    return records.findBySupportIdOrderByRecordedOnAscIdAsc(support.id());
  }

  /** The jobs as far as is known: until their end, or the last day somebody asked. */
  List<Sustainment.Stretch> stretches(List<JobEntity> of) {
    Map<Long, LocalDate> asked =
        of.isEmpty()
            ? Map.of()
            : checks
                .findByJobIdInOrderByCheckedOnAsc(of.stream().map(JobEntity::id).toList())
                .stream()
                .filter(JobCheckEntity::inJob)
                .collect(
                    Collectors.toMap(
                        JobCheckEntity::jobId, JobCheckEntity::checkedOn, (before, last) -> last));
    return of.stream().map(job -> stretch(job, asked.get(job.id()))).toList();
  }

  private static Sustainment.Stretch stretch(JobEntity job, LocalDate asked) {
    LocalDate until = job.endedOn() != null ? job.endedOn() : asked;
    return new Sustainment.Stretch(
        job.startedOn(),
        until == null || until.isBefore(job.startedOn()) ? job.startedOn() : until,
        job.weeklyHours(),
        job.underpaid());
  }

  /** The highest mark any job has reached, in weeks. */
  int bestMark(SupportEntity support) {
    return stretches(jobs(support)).stream().mapToInt(Sustainment::mark).max().orElse(0);
  }

  /** How far the support has come, as variables of the process. */
  Map<String, Object> progress(SupportEntity support) {
    List<ContactEntity> tried =
        contacts.findBySupportIdAndContactWithOrderByContactOnAscIdAsc(
            support.id(), ContactEntity.PERSON);
    List<RecordEntity> kept = records(support);
    Optional<JobEntity> job = openJob(support);
    Map<String, Object> progress = new HashMap<>();
    // First contact as it counts nationally: what the caseload waits for, the process waits for.
    progress.put("contactMade", support.firstContactOn() != null);
    progress.put("contactAttempts", tried.size());
    progress.put("lastContactOn", text(support.lastContactOn()));
    progress.put("lastAttemptOn", tried.isEmpty() ? null : text(tried.getLast().contactOn()));
    progress.put("firstRecordMade", !kept.isEmpty());
    progress.put("lastRecordOn", kept.isEmpty() ? null : text(kept.getLast().recordedOn()));
    progress.put("planMade", support.planOn() != null);
    progress.put("employerContactedOn", text(support.firstEmployerContactOn()));
    progress.put("jobStartedOn", job.map(JobEntity::startedOn).map(Supports::text).orElse(null));
    progress.put("jobNumber", job.map(JobEntity::number).orElse(null));
    progress.put("marksMade", job.map(this::marksMade).orElse(List.of()));
    return progress;
  }

  /** The weeks after which somebody has asked about a job, so that nobody asks again. */
  private List<Integer> marksMade(JobEntity job) {
    return checks.findByJobIdInOrderByCheckedOnAsc(List.of(job.id())).stream()
        .map(JobCheckEntity::weeks)
        .sorted()
        .toList();
  }

  private static String text(LocalDate day) {
    return day == null ? null : day.toString();
  }
}
