package org.homeward.embeddedcamunda.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** A JSON object in a request. What is not of the type asked for is answered with 400. */
final class JsonBody {
  static final String DEFAULT_TENANT = "<default>";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonNode node;

  private JsonBody(JsonNode node) {
    this.node = node;
  }

  /** Reads a body; an empty one counts as an empty object. */
  static JsonBody parse(byte[] bytes) {
    if (bytes.length == 0) {
      return new JsonBody(JSON.createObjectNode());
    }
    try {
      JsonNode node = JSON.readTree(bytes);
      if (!node.isObject()) {
        throw new Problem(400, "Bad Request", "The request body must be a JSON object");
      }
      return new JsonBody(node);
    } catch (JsonProcessingException e) {
      throw new Problem(
          400, "Bad Request", "The request body is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode node() {
    return node;
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** Returns a text, or null if there is none. */
  String text(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw unreadable(name);
    }
    return value.textValue();
  }

  String text(String name, String otherwise) {
    String value = text(name);
    return value == null ? otherwise : value;
  }

  /** Returns a text that must be there and not be blank. */
  String required(String name) {
    String value = text(name);
    if (value == null || value.isBlank()) {
      throw Problem.invalid("No " + name + " provided");
    }
    return value;
  }

  long number(String name, long otherwise) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw unreadable(name);
    }
    return value.longValue();
  }

  int integer(String name, int otherwise) {
    long value = number(name, otherwise);
    if (value != (int) value) {
      throw unreadable(name);
    }
    return (int) value;
  }

  /** Returns a key: a number, written as text or as it is. */
  long key(String name) {
    JsonNode value = node.path(name);
    try {
      if (value.isTextual() || value.isIntegralNumber()) {
        return Long.parseLong(value.asText());
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw Problem.invalid(
        "The value for %s is '%s' but must be a key".formatted(name, value.asText()));
  }

  boolean flag(String name, boolean otherwise) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw unreadable(name);
    }
    return value.booleanValue();
  }

  List<String> texts(String name) {
    List<String> values = new ArrayList<>();
    for (JsonNode value : list(name)) {
      if (!value.isTextual()) {
        throw unreadable(name);
      }
      values.add(value.textValue());
    }
    return values;
  }

  /** Returns the objects in a list. */
  List<JsonBody> children(String name) {
    List<JsonBody> children = new ArrayList<>();
    for (JsonNode child : list(name)) {
      if (!child.isObject()) {
        throw unreadable(name);
      }
      children.add(new JsonBody(child));
    }
    return children;
  }

  private JsonNode list(String name) {
    JsonNode list = node.path(name);
    if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
      throw unreadable(name);
    }
    return list;
  }

  /** Returns an object; an empty one if there is none. */
  JsonBody child(String name) {
    JsonNode child = node.path(name);
    if (child.isMissingNode() || child.isNull()) {
      return new JsonBody(JSON.createObjectNode());
    }
    if (!child.isObject()) {
      throw unreadable(name);
    }
    return new JsonBody(child);
  }

  /** Returns the variables in the engine's binary form. */
  DirectBuffer variables() {
    return BufferUtil.wrapArray(
        MsgPackConverter.convertToMsgPack(child("variables").node.toString()));
  }

  /** Refuses every tenant but the default one: there is only that. */
  void checkTenant() {
    checkTenant(text("tenantId"));
  }

  static void checkTenant(String tenant) {
    if (tenant != null && !tenant.isEmpty() && !tenant.equals(DEFAULT_TENANT)) {
      throw Problem.invalid(
          "Expected the tenant '%s' or none, but got '%s': multi-tenancy is disabled"
              .formatted(DEFAULT_TENANT, tenant));
    }
  }

  private static Problem unreadable(String name) {
    return new Problem(
        400, "Bad Request", "Request property [%s] cannot be parsed".formatted(name));
  }
}
