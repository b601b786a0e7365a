package org.homeward.embeddedcamunda.rest;

import org.homeward.embeddedcamunda.engine.EngineHost;
import org.homeward.embeddedcamunda.search.ReadModel;

/** A running engine and the model for reading that follows it. A purge replaces both. */
public record Running(EngineHost engine, ReadModel model) {}
