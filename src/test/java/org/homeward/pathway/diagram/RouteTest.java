package org.homeward.pathway.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.homeward.pathway.diagram.Route.Point;
import org.junit.jupiter.api.Test;

class RouteTest {

  private final Route round =
      new Route(List.of(new Point(0, 0), new Point(30, 0), new Point(30, 100)));

  @Test
  void goesFromCornerToCorner() {
    assertThat(round.path()).isEqualTo("M0 0L30 0L30 100");
    assertThat(round.pathToHead()).isEqualTo("M0 0L30 0L30 92");
  }

  @Test
  void pointsTheWayItGoes() {
    assertThat(round.head()).isEqualTo("M30 100L26 90L34 90z");
    Route left = new Route(List.of(new Point(50, 5), new Point(10, 5)));
    assertThat(left.head()).isEqualTo("M10 5L20 1L20 9z");
  }

  @Test
  void aFlowWithoutLengthHasNoHead() {
    assertThat(new Route(List.of(new Point(5, 5), new Point(5, 5))).head()).isEmpty();
  }

  @Test
  void itsLabelStandsAtItsLongestStretch() {
    assertThat(round.labelPlace()).isEqualTo(new Point(30, 50));
  }

  @Test
  void takesTheRoomOfAllItsCorners() {
    assertThat(round.box()).isEqualTo(new Box(0, 0, 30, 100));
  }
}
