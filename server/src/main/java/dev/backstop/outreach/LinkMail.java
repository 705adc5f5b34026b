package dev.backstop.outreach;

import java.util.ArrayList;
import java.util.List;

/** A mail in the look of our notices that asks for one thing, behind one address: for packages above, whose words are their own matter. */
public record LinkMail(String subject, String text, String html) {
    /**
     * Writes it.
     *
     * @param lead  the one sentence that matters most
     * @param words what else there is to say, a paragraph each; before the button
     * @param small what is said less loudly, at the end: why this mail comes, and how to get no more of them
     */
    public static LinkMail of(Phrases say, String subject, String lead, List<String> words, Button button, String small) {
        var blocks = new ArrayList<NoticeBody.Block>();
        blocks.add(new NoticeBody.Lead(lead));
        words.forEach(each -> blocks.add(new NoticeBody.Words(each)));
        blocks.add(new NoticeBody.Choices(button.ask(), new NoticeBody.Link(button.words(), button.address())));
        blocks.add(new NoticeBody.Small(small));
        var body = new NoticeBody(subject, blocks);
        return new LinkMail(subject, PlainText.of(body), MailHtml.of(body, say.locale()));
    }

    /** What the mail leads to. */
    public record Button(String ask, String words, String address) {}
}
