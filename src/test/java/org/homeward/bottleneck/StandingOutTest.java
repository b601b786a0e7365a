package org.homeward.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandingOutTest {

  private static final Figures.Place FIND = new Figures.Place("placement", "find");
  private static final Figures.Place VISIT = new Figures.Place("placement", "visit");

  @Test
  void namesTheStepThatIsLateFarMoreOftenThanElsewhere() {
    Map<String, StandingOut> found =
        StandingOut.among(
            List.of(
                new Done("brent", FIND, 20, 15),
                new Done("brent", VISIT, 10, 4),
                new Done("harrow", FIND, 30, 3),
                new Done("harrow", VISIT, 10, 2),
                new Done("ealing", FIND, 20, 2)));

    assertThat(found).containsOnlyKeys("brent");
    StandingOut brent = found.get("brent");
    assertThat(brent.place()).isEqualTo(FIND);
    assertThat(brent.here()).isEqualTo(75);
    assertThat(brent.elsewhere()).isEqualTo(10);
    assertThat(brent.tasks()).isEqualTo(20);
    assertThat(brent.more()).isEqualTo(13);
    assertThat(StandingOut.most(found).getKey()).isEqualTo("brent");
  }

  /** 6 of 20 late where others have 1 in 10 is chance; 7 of 20 is not. */
  @Test
  void leavesToChanceWhatChanceExplains() {
    Done others = new Done("harrow", FIND, 50, 5);
    assertThat(StandingOut.among(List.of(new Done("brent", FIND, 20, 6), others))).isEmpty();
    assertThat(StandingOut.among(List.of(new Done("brent", FIND, 20, 7), others)))
        .containsOnlyKeys("brent");
  }

  /** A step that is hard for everybody makes nobody stand out. */
  @Test
  void comparesAStepWithItself() {
    assertThat(
            StandingOut.among(
                List.of(
                    new Done("brent", FIND, 20, 16),
                    new Done("harrow", FIND, 20, 15),
                    new Done("harrow", VISIT, 40, 0))))
        .isEmpty();
  }

  @Test
  void saysNothingFromAFew() {
    assertThat(
            StandingOut.among(
                List.of(new Done("brent", FIND, 4, 4), new Done("harrow", FIND, 30, 1))))
        .isEmpty();
    assertThat(
            StandingOut.among(
                List.of(new Done("brent", FIND, 30, 20), new Done("harrow", FIND, 4, 0))))
        .isEmpty();
    assertThat(
            StandingOut.among(
                List.of(new Done("brent", FIND, 5, 1), new Done("harrow", FIND, 30, 0))))
        .isEmpty();
    assertThat(StandingOut.most(Map.of())).isNull();
  }
}
