package org.homeward.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homeward.testsupport.AdjustableClock;
import org.homeward.trial.TrialFolder.DemoData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class TrialInstallationTest {

  private static final Story IMPOSSIBLE =
      Story.of(
          SmallTrial.PERSON,
          Stay.on("cnwl-juniper-ward", "westminster", 60),
          Step.ago(2, Who.WARD, Deed.refers()),
          Step.ago(1, Who.WARD, new Deed.Report("no-such-event", today -> Map.of())));

  @TempDir private Path folder;

  @Test
  void saysWhichPortIsInUse() throws IOException {
    try (ServerSocket other = new ServerSocket(0)) {
      assertThatExceptionOfType(CannotStart.class)
          .isThrownBy(() -> start(false, List.of(), other.getLocalPort()))
          .withMessageContaining("Port " + other.getLocalPort() + " is in use");
    }
    // It has let go of the folder, and not begun to fill it.
    try (TrialFolder again = TrialFolder.take(folder)) {
      assertThat(again.demoData()).isEqualTo(DemoData.NOT_BEGUN);
    }
  }

  @Test
  void saysThatTheFolderIsInUseAndLeavesItAlone() throws IOException {
    try (TrialFolder other = TrialFolder.take(folder)) {
      other.note(DemoData.COMPLETE);

      assertThatExceptionOfType(CannotStart.class)
          .isThrownBy(() -> start(true, List.of(), 0))
          .withMessageContaining("Another Homeward is running");
      assertThat(other.demoData()).isEqualTo(DemoData.COMPLETE);
    }
  }

  @Test
  void startsAlthoughFillingFailedAndFillsAgainOnlyWhenAfresh() {
    try (TrialInstallation trial = start(false, List.of(IMPOSSIBLE), 0)) {
      assertThat(trial.demoData()).isEqualTo(DemoData.BEGUN);
      assertThat(trial.application().getBean(AdjustableClock.class).isReal()).isTrue();
      assertThat(people(trial)).isEqualTo(1);
    }
    try (TrialInstallation trial = start(false, SmallTrial.stories(), 0)) {
      assertThat(trial.demoData()).isEqualTo(DemoData.BEGUN);
      assertThat(people(trial)).isEqualTo(1);
      assertThat(new Desk(trial.address(), "coordinator").open("/cases").text())
          .contains(SmallTrial.PERSON.name());
    }
    try (TrialInstallation trial = start(true, List.of(), 0)) {
      assertThat(trial.demoData()).isEqualTo(DemoData.COMPLETE);
      assertThat(people(trial)).isZero();
    }
    assertThat(Files.exists(folder.resolve("database.mv.db"))).isTrue();
  }

  private TrialInstallation start(boolean fresh, List<Story> stories, int port) {
    return TrialInstallation.start(
        folder, fresh, TrialInstallation.Content.of(stories), "--server.port=" + port);
  }

  private static int people(TrialInstallation trial) {
    return trial
        .application()
        .getBean(JdbcClient.class)
        .sql("SELECT COUNT(*) FROM person")
        .query(Integer.class)
        .single();
  }
}
