package org.homeward.document;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import org.homeward.identity.UploadPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/** The one page that takes files, and where the server puts them while it reads a request. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DocumentSettings.class)
class DocumentUploads {

  private static final Logger LOG = LoggerFactory.getLogger(DocumentUploads.class);

  /** What is shorter, as are the other fields, stays in memory. */
  private static final int IN_MEMORY = 16 * 1024;

  @Bean
  MultipartConfigElement multipartConfig(DocumentFolder folder, DocumentSettings settings) {
    if (settings.named().isEmpty()) {
      LOG.warn("Documents lie in a temporary folder, and are lost: see docs/running.md");
    }
    if (settings.scanner() == DocumentSettings.Scanner.NONE) {
      LOG.warn("Nothing scans documents for malware: see docs/running.md");
    }
    return new MultipartConfigElement(
        folder.uploads().toString(), -1, settings.mostBytes(), IN_MEMORY);
  }

  @Bean
  MultipartResolver multipartResolver() {
    return new StandardServletMultipartResolver();
  }

  @Bean
  UploadPage documentUpload(DocumentSettings settings) {
    PathPatternRequestMatcher page =
        PathPatternRequestMatcher.withDefaults()
            .matcher(HttpMethod.POST, "/cases/{reference}/documents/new");
    return new UploadPage() {

      @Override
      public boolean takes(HttpServletRequest request) {
        return page.matches(request);
      }

      @Override
      public long mostBytes() {
        return settings.mostBytes();
      }

      @Override
      public String tooLong(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String task = request.getQueryString();
        return path
            + "?tooLong"
            + (task != null && task.matches("task=\\d{1,19}") ? "&" + task : "");
      }
    };
  }
}
