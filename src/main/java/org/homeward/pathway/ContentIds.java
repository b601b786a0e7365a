package org.homeward.pathway;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.Process;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.model.xml.ModelException;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormDefinition;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The ids a pathway gives to its processes, decisions and forms, each with its file. The engine and
 * Homeward know these by id alone, so no two pathways may share one. Files that cannot be read have
 * none; that they cannot is told elsewhere, by {@link #problem}.
 */
record ContentIds(
    Map<String, String> processes, Map<String, String> decisions, Map<String, String> forms) {

  static ContentIds of(PathwayContent content) {
    Map<String, String> processes = new LinkedHashMap<>();
    content
        .diagrams()
        .forEach(
            (file, bpmn) -> {
              try {
                Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn))
                    .getModelElementsByType(Process.class)
                    .forEach(process -> processes.put(process.getId(), file));
              } catch (ModelException e) {
                // Told when the pathway is read.
              }
            });
    Map<String, String> decisions = new LinkedHashMap<>();
    content
        .decisions()
        .forEach(
            (file, dmn) -> {
              try {
                Document document = parse(dmn);
                decisions.put(document.getDocumentElement().getAttribute("id"), file);
                NodeList found = document.getElementsByTagNameNS("*", "decision");
                for (int i = 0; i < found.getLength(); i++) {
                  decisions.put(((Element) found.item(i)).getAttribute("id"), file);
                }
              } catch (SAXException e) {
                // Told by the check of the file.
              }
            });
    Map<String, String> forms = new LinkedHashMap<>();
    for (FormDefinition form : FormCatalogue.readable(content.forms())) {
      forms.put(form.id(), form.file());
    }
    return new ContentIds(processes, decisions, forms);
  }

  /** Why a DMN file cannot be read, or null when it can. */
  static String problem(byte[] dmn) {
    try {
      parse(dmn);
      return null;
    } catch (SAXException e) {
      return e.getMessage();
    }
  }

  private static Document parse(byte[] xml) throws SAXException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(xml));
    } catch (IOException e) {
      // For example an encoding that is unknown.
      throw new SAXException(e.getMessage(), e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
