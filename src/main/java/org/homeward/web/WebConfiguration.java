package org.homeward.web;

import java.time.Duration;
import java.util.Comparator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Assets with their content in their address, the frame of pages, and the header's links. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

  private final ObjectProvider<SignedInUserSource> users;
  private final ObjectProvider<NavigationItem> items;

  WebConfiguration(ObjectProvider<SignedInUserSource> users, ObjectProvider<NavigationItem> items) {
    this.users = users;
    this.items = items;
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    // The address changes with the content, so a browser may keep what it has.
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .resourceChain(true)
        .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(
            new PageFrameInterceptor(
                () -> users.stream().findFirst().flatMap(SignedInUserSource::current),
                () ->
                    items.stream().sorted(Comparator.comparingInt(NavigationItem::order)).toList()))
        .excludePathPatterns("/assets/**", "/actuator/**");
  }

  /** Lets {@code @{/assets/...}} in templates become the address with the content hash. */
  @Bean
  ResourceUrlEncodingFilter resourceUrlEncodingFilter() {
    return new ResourceUrlEncodingFilter();
  }
}
