package org.homeward.access;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Every route goes past the policy, after the frame that an error page needs. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration implements WebMvcConfigurer {

  private static final int AFTER_THE_FRAME = 100;

  private final AccessPolicy policy;

  AccessConfiguration(AccessPolicy policy) {
    this.policy = policy;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new AccessInterceptor(policy)).order(AFTER_THE_FRAME);
  }
}
