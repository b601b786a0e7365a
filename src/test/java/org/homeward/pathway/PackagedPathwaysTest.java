package org.homeward.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.homeward.testsupport.EnginelessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an administrator would be told of the pathways that come with Homeward: nothing. */
@EnginelessTest
class PackagedPathwaysTest {

  @Autowired private PathwayCheck check;
  @Autowired private PathwayFiles files;

  @Test
  void areInOrder() {
    List<PathwayContent> packaged =
        files.byFolder().entrySet().stream()
            .map(folder -> new PathwayContent(folder.getKey(), folder.getValue()))
            .filter(content -> !content.diagrams().isEmpty())
            .toList();
    assertThat(packaged).isNotEmpty();
    for (PathwayContent pathway : packaged) {
      assertThat(check.processes(pathway, packaged)).as(pathway.key()).isEmpty();
    }
  }
}
