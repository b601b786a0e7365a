package org.homeward.pathway.diagram;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What of a BPMN file is drawn: elements, their names, how they are joined and where they stand.
 * Everything else (conditions, what workers are told, forms, documentation, comments) is the
 * trust's own setting of the pathway and no reader of a map needs it, so only what is listed here
 * stays.
 */
public final class DrawingOnly {

  private static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";

  private static final Set<String> NAMESPACES =
      Set.of(
          MODEL,
          "http://www.omg.org/spec/BPMN/20100524/DI",
          "http://www.omg.org/spec/DD/20100524/DC",
          "http://www.omg.org/spec/DD/20100524/DI");

  /** Elements that nothing is drawn of, whatever stands in them. */
  private static final Set<String> NOT_DRAWN =
      Set.of("extensionElements", "documentation", "ioSpecification", "property", "script");

  /** Elements whose text is an id or is drawn. */
  private static final Set<String> WITH_TEXT =
      Set.of("incoming", "outgoing", "flowNodeRef", "sourceRef", "targetRef", "text");

  /** Elements that are not drawn themselves, so that only their ids are needed. */
  private static final Set<String> NAMELESS = Set.of("message", "error", "signal", "escalation");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "id",
          "name",
          "targetNamespace",
          "isExecutable",
          "sourceRef",
          "targetRef",
          "processRef",
          "default",
          "attachedToRef",
          "cancelActivity",
          "triggeredByEvent",
          "isInterrupting",
          "isForCompensation",
          "isSequential",
          "parallelMultiple",
          "instantiate",
          "eventGatewayType",
          "gatewayDirection",
          "associationDirection",
          "messageRef",
          "errorRef",
          "signalRef",
          "escalationRef",
          "dataObjectRef",
          "categoryValueRef",
          "bpmnElement",
          "isHorizontal",
          "isExpanded",
          "isMarkerVisible",
          "x",
          "y",
          "width",
          "height");

  private DrawingOnly() {}

  /**
   * The drawing of a file.
   *
   * @param bpmn content of the file
   * @return BPMN in UTF-8
   * @throws DiagramFault if it is no BPMN
   */
  public static byte[] of(byte[] bpmn) {
    try {
      DocumentBuilderFactory readers = DocumentBuilderFactory.newInstance();
      readers.setNamespaceAware(true);
      readers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Document document = readers.newDocumentBuilder().parse(new ByteArrayInputStream(bpmn));
      for (Node node : children(document)) {
        if (node.getNodeType() != Node.ELEMENT_NODE) {
          document.removeChild(node);
        }
      }
      strip(document.getDocumentElement());
      TransformerFactory writers = TransformerFactory.newInstance();
      writers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      writers.newTransformer().transform(new DOMSource(document), new StreamResult(out));
      return out.toByteArray();
    } catch (SAXException | IOException e) {
      throw new DiagramFault(e);
    } catch (ParserConfigurationException | TransformerException e) {
      throw new IllegalStateException("No XML can be read or written here", e);
    }
  }

  private static void strip(Element element) {
    boolean nameless = NAMELESS.contains(element.getLocalName());
    for (Attr attribute : attributes(element)) {
      boolean keeps =
          attribute.getNamespaceURI() == null
              ? ATTRIBUTES.contains(attribute.getName())
                  && !(nameless && attribute.getName().equals("name"))
              : keepsItsNamespace(attribute);
      if (!keeps) {
        element.removeAttributeNode(attribute);
      }
    }
    for (Node child : children(element)) {
      boolean keeps =
          switch (child.getNodeType()) {
            case Node.ELEMENT_NODE ->
                NAMESPACES.contains(child.getNamespaceURI())
                    && !NOT_DRAWN.contains(child.getLocalName());
            case Node.TEXT_NODE, Node.CDATA_SECTION_NODE ->
                MODEL.equals(element.getNamespaceURI())
                    && WITH_TEXT.contains(element.getLocalName());
            default -> false;
          };
      if (!keeps) {
        element.removeChild(child);
      } else if (child instanceof Element inner) {
        strip(inner);
      }
    }
  }

  /** Declarations of the namespaces that stay, and the type of an expression. */
  private static boolean keepsItsNamespace(Attr attribute) {
    return switch (attribute.getNamespaceURI()) {
      case XMLConstants.XMLNS_ATTRIBUTE_NS_URI ->
          NAMESPACES.contains(attribute.getValue())
              || XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(attribute.getValue());
      case XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI -> attribute.getLocalName().equals("type");
      default -> false;
    };
  }

  private static List<Node> children(Node parent) {
    List<Node> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      children.add(node);
    }
    return children;
  }

  private static List<Attr> attributes(Element element) {
    List<Attr> attributes = new ArrayList<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      attributes.add((Attr) element.getAttributes().item(i));
    }
    return attributes;
  }
}
