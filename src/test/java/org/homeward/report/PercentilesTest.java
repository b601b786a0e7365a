package org.homeward.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PercentilesTest {

  /** Known values, by nearest rank. */
  @Test
  void readsTheSmallestNumberOfDaysWithinWhichSoManyWereDone() {
    Percentiles days = new Percentiles();
    for (int i = 1; i <= 20; i++) {
      days.add(i, 1);
    }
    assertThat(days.within(50)).isEqualTo(10);
    assertThat(days.within(85)).isEqualTo(17);
    assertThat(days.within(95)).isEqualTo(19);
    assertThat(days.within(100)).isEqualTo(20);
    assertThat(days.within(1)).isEqualTo(1);
  }

  @Test
  void countsWeighAsManyTasksAsTheyStandFor() {
    Percentiles days = new Percentiles();
    days.add(30, 1);
    days.add(0, 3);
    days.add(2, 2);
    assertThat(days.number()).isEqualTo(6);
    assertThat(days.within(50)).isZero();
    assertThat(days.within(51)).isEqualTo(2);
    assertThat(days.within(85)).isEqualTo(30);
  }

  @Test
  void isTheSameAsSortingThemAll() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      int[] all = random.ints(1 + random.nextInt(40), 0, 12).toArray();
      Percentiles days = new Percentiles();
      Arrays.stream(all).forEach(each -> days.add(each, 1));
      Arrays.sort(all);
      for (int percent = 1; percent <= 100; percent++) {
        int rank = (percent * all.length + 99) / 100;
        assertThat(days.within(percent)).isEqualTo(all[rank - 1]);
      }
    }
  }

  @Test
  void saysThatThereIsNothing() {
    assertThatThrownBy(() -> new Percentiles().within(50))
        .isInstanceOf(IllegalStateException.class);
  }
}
