package org.homeward.agency;

import java.util.Arrays;
import java.util.List;
import org.homeward.testsupport.AdjustableClock;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.transaction.support.TransactionOperations;

/** Imports directory files in tests of other features; to be used with {@code @Import}. */
@Import({DirectoryStore.class, AgencyDirectory.class, WorkingCalendar.class})
public class TestDirectory {

  private final DirectoryStore store;
  private final AgencyDirectory directory;
  private final List<DirectorySection> sections;
  private final TransactionOperations transaction;
  private final AdjustableClock clock;

  TestDirectory(
      DirectoryStore store,
      AgencyDirectory directory,
      List<DirectorySection> sections,
      TransactionOperations transaction,
      AdjustableClock clock) {
    this.store = store;
    this.directory = directory;
    this.sections = sections;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Does what the application does at start.
   *
   * @param location the main directory file
   * @param also further files
   */
  public void importFrom(String location, String... also) {
    new DirectoryImport(
            new DirectoryFiles(
                new DirectoryProperties(location, Arrays.asList(also)),
                new DefaultResourceLoader()),
            store,
            directory,
            sections,
            transaction,
            clock)
        .run();
  }

  /**
   * @return the clock of the test
   */
  public AdjustableClock clock() {
    return clock;
  }
}
