package org.homeward.pathway.diagram;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.CompensateEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ConditionalEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.EscalationEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Event;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.InclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.Lane;
import io.camunda.zeebe.model.bpmn.instance.LinkEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.ParallelGateway;
import io.camunda.zeebe.model.bpmn.instance.Participant;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.ScriptTask;
import io.camunda.zeebe.model.bpmn.instance.SendTask;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.SignalEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.TerminateEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.TextAnnotation;
import io.camunda.zeebe.model.bpmn.instance.ThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnLabel;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import io.camunda.zeebe.model.bpmn.instance.dc.Bounds;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.homeward.pathway.diagram.Diagram.Kind;
import org.homeward.pathway.diagram.Diagram.Shape;
import org.homeward.pathway.diagram.Diagram.Stroke;
import org.homeward.pathway.diagram.Diagram.Words;

/** Draws one element. */
final class ShapeDrawing {

  private static final double CORNER = 10;
  private static final double PADDING = 6;

  private final BpmnShape drawn;
  private final BaseElement element;
  private final Box box;
  private final List<Stroke> strokes = new ArrayList<>();
  private List<Words> words = List.of();

  ShapeDrawing(BpmnShape drawn) {
    this.drawn = drawn;
    this.element = drawn.getBpmnElement();
    this.box = box(drawn.getBounds());
  }

  Shape shape() {
    Kind kind = draw();
    return new Shape(
        element.getId(), kind, name(), box, List.copyOf(strokes), words, calledProcess());
  }

  /** The room it takes, its label with it. */
  Box box() {
    return isLabelledOutside() && !words.isEmpty() ? box.with(label()) : box;
  }

  private Kind draw() {
    return switch (element) {
      case Event event -> event(event);
      case Gateway gateway -> gateway(gateway);
      case SubProcess sub -> subProcess(sub);
      case CallActivity call -> call(call);
      case Activity task -> task(task);
      case Participant pool -> frame(Kind.POOL, "pool");
      case Lane lane -> frame(Kind.POOL, "pool");
      case TextAnnotation note -> note();
      default -> {
        strokes.add(new Stroke("outline", Figures.rectangle(box, 0)));
        words = inside(4);
        yield Kind.NOTE;
      }
    };
  }

  private Kind event(Event event) {
    double x = box.middleX();
    double y = box.middleY();
    double radius = Math.min(box.width(), box.height()) / 2;
    boolean waits = !interrupts(event);
    strokes.add(
        new Stroke(
            event instanceof EndEvent ? "outline-thick" : waits ? "outline-dashed" : "outline",
            Figures.circle(x, y, radius)));
    if (!(event instanceof StartEvent) && !(event instanceof EndEvent)) {
      strokes.add(new Stroke(waits ? "ring-dashed" : "ring", Figures.circle(x, y, radius - 3)));
    }
    definitions(event).stream().findFirst().ifPresent(d -> strokes.addAll(sign(d, x, y)));
    words = outside();
    return Kind.EVENT;
  }

  private static boolean interrupts(Event event) {
    return switch (event) {
      case BoundaryEvent boundary -> boundary.cancelActivity();
      case StartEvent start -> start.isInterrupting();
      default -> true;
    };
  }

  private static Collection<EventDefinition> definitions(Event event) {
    return switch (event) {
      case CatchEvent caught -> caught.getEventDefinitions();
      case ThrowEvent thrown -> thrown.getEventDefinitions();
      default -> List.of();
    };
  }

  private static List<Stroke> sign(EventDefinition definition, double x, double y) {
    return switch (definition) {
      case MessageEventDefinition message -> Symbol.envelope(x - 9, y - 6, 18, 12);
      case TimerEventDefinition timer -> Symbol.clock(x, y, 10);
      case ErrorEventDefinition error -> Symbol.flash(x, y);
      case EscalationEventDefinition escalation -> Symbol.arrowUp(x, y);
      case SignalEventDefinition signal -> Symbol.triangle(x, y);
      case CompensateEventDefinition compensation -> Symbol.rewind(x, y);
      case ConditionalEventDefinition condition -> Symbol.page(x - 7, y - 8, 14, 16);
      case LinkEventDefinition link -> Symbol.arrowRight(x, y);
      case TerminateEventDefinition end -> Symbol.disc(x, y, 10);
      default -> List.of();
    };
  }

  private Kind gateway(Gateway gateway) {
    double x = box.middleX();
    double y = box.middleY();
    strokes.add(new Stroke("outline", Figures.diamond(box)));
    strokes.addAll(
        switch (gateway) {
          case ParallelGateway all -> Symbol.plus(x, y, 11);
          case InclusiveGateway some -> Symbol.ring(x, y, 11);
          case EventBasedGateway first ->
              List.of(
                  new Stroke("icon", Figures.circle(x, y, 13)),
                  new Stroke("icon", Figures.circle(x, y, 10)),
                  new Stroke(
                      "icon",
                      Figures.lines(
                              x, y - 6, x + 6, y - 2, x + 4, y + 5, x - 4, y + 5, x - 6, y - 2)
                          + "z"));
          default -> Symbol.cross(x, y, 8);
        });
    words = outside();
    return Kind.GATEWAY;
  }

  private Kind subProcess(SubProcess sub) {
    boolean event = sub.triggeredByEvent();
    strokes.add(new Stroke(event ? "outline-dotted" : "outline", Figures.rectangle(box, CORNER)));
    if (drawn.isExpanded()) {
      words = heading();
    } else {
      strokes.addAll(Symbol.more(box.middleX(), box.bottom() - 2));
      words = inside(3);
    }
    several(sub, drawn.isExpanded() ? 0 : 18);
    return event ? Kind.EVENT_SUB_PROCESS : Kind.SUB_PROCESS;
  }

  private Kind call(CallActivity call) {
    strokes.add(new Stroke("outline-thick", Figures.rectangle(box, CORNER)));
    strokes.addAll(Symbol.more(box.middleX(), box.bottom() - 2));
    several(call, 18);
    words = inside(linesThatFit(16));
    return Kind.CALL;
  }

  private Kind task(Activity task) {
    double x = box.x() + 6;
    double y = box.y() + 5;
    strokes.add(new Stroke("outline", Figures.rectangle(box, CORNER)));
    strokes.addAll(
        switch (task) {
          case UserTask user -> Symbol.person(x, y);
          case BusinessRuleTask rule -> Symbol.table(x, y);
          case SendTask send -> Symbol.envelope(x, y + 1, 16, 11);
          case ReceiveTask receive -> Symbol.envelope(x, y + 1, 16, 11);
          case ScriptTask script -> Symbol.page(x + 1, y, 12, 15);
          case ServiceTask service -> Symbol.wheel(x, y);
          default -> List.<Stroke>of();
        });
    several(task, 0);
    words = inside(linesThatFit(18));
    return Kind.TASK;
  }

  private void several(Activity activity, double aside) {
    activity.getChildElementsByType(MultiInstanceLoopCharacteristics.class).stream()
        .findFirst()
        .ifPresent(
            loop ->
                strokes.addAll(
                    Symbol.several(box.middleX() + aside, box.bottom(), loop.isSequential())));
  }

  private Kind frame(Kind kind, String role) {
    strokes.add(new Stroke(role, Figures.rectangle(box, 0)));
    words = heading();
    return kind;
  }

  private Kind note() {
    strokes.add(
        new Stroke(
            "note",
            Figures.lines(
                box.x() + 12,
                box.y(),
                box.x(),
                box.y(),
                box.x(),
                box.bottom(),
                box.x() + 12,
                box.bottom())));
    List<String> lines =
        Lettering.lines(
            name(), box.width() - 2 * PADDING, Math.max(1, (int) (box.height() / Lettering.LINE)));
    words = words(lines, box.x() + PADDING, box.y() + Lettering.SIZE + 2, "start", false);
    return Kind.NOTE;
  }

  private int linesThatFit(double taken) {
    return Math.max(1, (int) ((box.height() - taken) / Lettering.LINE));
  }

  /** In the middle of the box. */
  private List<Words> inside(int most) {
    List<String> lines = Lettering.lines(name(), box.width() - 2 * PADDING, most);
    double first = box.middleY() - (lines.size() - 1) * Lettering.LINE / 2 + Lettering.SIZE * 0.36;
    // A fourth line would run into the sign in the corner.
    double down = lines.size() > 3 && element instanceof Activity ? 6 : 0;
    return words(lines, box.middleX(), first + down, "middle", false);
  }

  /** At the top left of the box. */
  private List<Words> heading() {
    List<String> lines = Lettering.lines(name(), box.width() - 2 * CORNER, 2);
    return words(lines, box.x() + CORNER, box.y() + 18, "start", false);
  }

  /** Where the file puts the label, or below. */
  private List<Words> outside() {
    Box room = label();
    List<String> lines = Lettering.lines(name(), Math.max(room.width(), 84) + 2, 5);
    return words(lines, room.middleX(), room.y() + Lettering.SIZE - 1, "middle", true);
  }

  private Box label() {
    BpmnLabel label = drawn.getBpmnLabel();
    return label != null && label.getBounds() != null
        ? box(label.getBounds())
        : new Box(box.middleX() - 45, box.bottom() + 5, 90, Lettering.LINE);
  }

  private boolean isLabelledOutside() {
    return element instanceof Event || element instanceof Gateway;
  }

  static List<Words> words(
      List<String> lines, double x, double firstLine, String anchor, boolean outside) {
    List<Words> words = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      words.add(
          new Words(
              Figures.number(x),
              Figures.number(firstLine + i * Lettering.LINE),
              anchor,
              outside,
              lines.get(i)));
    }
    return List.copyOf(words);
  }

  private String name() {
    return switch (element) {
      case FlowElement flow -> flow.getName();
      case Participant pool -> pool.getName();
      case Lane lane -> lane.getName();
      case TextAnnotation note -> note.getText() == null ? null : note.getText().getTextContent();
      default -> null;
    };
  }

  private String calledProcess() {
    if (!(element instanceof CallActivity) || element.getExtensionElements() == null) {
      return null;
    }
    return element.getExtensionElements().getChildElementsByType(ZeebeCalledElement.class).stream()
        .map(ZeebeCalledElement::getProcessId)
        .filter(id -> id != null && !id.startsWith("="))
        .findFirst()
        .orElse(null);
  }

  static Box box(Bounds bounds) {
    return new Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
  }
}
