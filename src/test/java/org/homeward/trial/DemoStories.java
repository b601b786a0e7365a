package org.homeward.trial;

import java.util.List;
import java.util.stream.Stream;

/** The stories a trial begins with. Everybody in them is invented. */
final class DemoStories {

  private DemoStories() {}

  static List<Story> all() {
    return Stream.of(
            WestminsterStories.justReferred(),
            WestminsterStories.waitingForCouncil(),
            WestminsterStories.waitingForTrust(),
            WestminsterStories.escalated(),
            WestminsterStories.stillInTheWay(),
            WestminsterStories.leaving(),
            WestminsterStories.followUp(),
            WestminsterStories.noLongerReady(),
            WestminsterStories.closed(),
            OtherStories.inOtherBoroughsOfTheTrust(),
            OtherStories.atTheOtherTrust(),
            HomeAndWorkStories.lookingForHome(),
            HomeAndWorkStories.lookingForWork(),
            HomeAndWorkStories.bothFromTheWard())
        .flatMap(List::stream)
        .toList();
  }
}
