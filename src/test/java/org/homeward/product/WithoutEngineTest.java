package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.Lifecycle;

/** An application whose workers are off, and what holds for all of its pages. */
@EnginelessTest
class WithoutEngineTest {

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired ApplicationContext context;

  @Test
  void nothingThatTalksToTheEngineIsStarted() throws Exception {
    Map<String, Lifecycle> parts = context.getBeansOfType(Lifecycle.class);
    assertThat(parts).containsKeys("outboxDispatcher", "engineWorkers", "pathwayDeployer");
    for (String name : new String[] {"outboxDispatcher", "engineWorkers", "pathwayDeployer"}) {
      assertThat(parts.get(name).isRunning()).as(name).isFalse();
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .filteredOn(name -> name.equals("pathway-deployment"))
        .isEmpty();
    long task = work.housingTask(work.start(Product.someName()));
    assertThat(product.logIn("housing").open("/tasks/" + task).status()).isEqualTo(200);
  }

  @Test
  void everyPageForbidsFramesForeignScriptsAndKeepingCopies() throws Exception {
    for (String path : new String[] {"/login", "/tasks", "/tasks/abc", "/cases/NW-0", "/nowhere"}) {
      HttpResponse<String> page = get(path);
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
          .doesNotContain("unsafe");
      assertThat(page.headers().firstValue("X-Frame-Options")).as(path).contains("DENY");
      assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
      assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
      assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(product.address().resolve(path))
              .header("Accept", "text/html")
              .header("X-Forwarded-Proto", "https")
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
