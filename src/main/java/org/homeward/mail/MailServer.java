package org.homeward.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.homeward.identity.MailAddresses;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands e-mails to the server of the installation, if it has one. */
@Component
@EnableConfigurationProperties(MailProperties.class)
class MailServer {

  private final JavaMailSender sender;
  private final MailProperties properties;

  /** Why an e-mail was not taken. */
  enum Trouble {
    /** The server did not answer, or would not take anything just now. */
    AWAY,
    /** The server does not take e-mail to this address. */
    REFUSED
  }

  /** The server has not taken an e-mail. */
  static final class NotTaken extends Exception {
    private final transient Trouble trouble;

    NotTaken(Trouble trouble, Exception cause) {
      super(trouble.name(), cause);
      this.trouble = trouble;
    }

    Trouble trouble() {
      return trouble;
    }
  }

  MailServer(
      ObjectProvider<JavaMailSender> sender,
      @Value("${spring.mail.host:}") String host,
      MailProperties properties) {
    this.sender = host.isBlank() ? null : sender.getIfAvailable();
    this.properties = properties;
    if (isOn()) {
      if (!MailAddresses.isAddress(properties.from())) {
        throw new IllegalArgumentException(
            "homeward.mail.from must be the address that e-mails come from.");
      }
      if (!properties.links().matches("https?://[^\\s/]+(/[^\\s]*[^\\s/])?")) {
        throw new IllegalArgumentException(
            "homeward.mail.links must be the address of Homeward, as https://homeward.example.org");
      }
    }
  }

  /** Whether this installation sends e-mail. */
  boolean isOn() {
    return sender != null;
  }

  /** The address of a page, for people outside. */
  String link(String path) {
    return properties.links() + path;
  }

  /**
   * Sends one e-mail.
   *
   * @throws NotTaken if the server has not taken it
   */
  void send(String to, String subject, String text) throws NotTaken {
    try {
      MimeMessage message = sender.createMimeMessage();
      MimeMessageHelper mail = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
      mail.setFrom(properties.from());
      mail.setTo(to);
      mail.setSubject(subject);
      mail.setText(text);
      // Keeps answers of machines ("I am away") from coming back.
      message.setHeader("Auto-Submitted", "auto-generated");
      sender.send(message);
    } catch (MailException | MessagingException e) {
      throw new NotTaken(isRefusal(e) ? Trouble.REFUSED : Trouble.AWAY, e);
    }
  }

  private static boolean isRefusal(Exception failure) {
    if (failure instanceof MailSendException many) {
      for (Exception one : many.getMessageExceptions()) {
        if (isRefusal(one)) {
          return true;
        }
      }
    }
    return failure instanceof AddressException
        || failure instanceof SendFailedException refused
            && refused.getInvalidAddresses() != null
            && refused.getInvalidAddresses().length > 0;
  }
}
