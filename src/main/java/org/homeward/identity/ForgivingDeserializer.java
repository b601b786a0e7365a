package org.homeward.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;

/**
 * Reads what a session holds, and reads nothing where that is no longer possible. After an upgrade
 * that changed a class in the session, people log in again instead of seeing an error on every
 * page.
 */
class ForgivingDeserializer implements Converter<byte[], Object> {

  private static final Logger LOG = LoggerFactory.getLogger(ForgivingDeserializer.class);

  private final DeserializingConverter deserializer;

  ForgivingDeserializer(ClassLoader classLoader) {
    this.deserializer = new DeserializingConverter(classLoader);
  }

  @Override
  public Object convert(byte[] bytes) {
    try {
      return deserializer.convert(bytes);
    } catch (SerializationFailedException e) {
      LOG.info("A session attribute of another release is forgotten: {}", e.getMessage());
      return null;
    }
  }
}
