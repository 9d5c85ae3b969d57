"""A message as others read it: by Python's own parser, and by the rules of its RFCs.

bericht.py toets MESSAGE PDF        finds what is wrong with it
bericht.py tekst|html MESSAGE       prints a part of it, for a golden
bericht.py kop MESSAGE              prints its header, decoded, for a golden
"""
import email
import email.header
import hashlib
import html.parser
import re
import sys
import urllib.parse
from email import policy

ONE = ("Date", "From", "Reply-To", "To", "Subject", "Message-ID", "Auto-Submitted", "Content-Language", "MIME-Version", "Content-Type")
VOID = {"meta", "br"}
faults = []


def expect(truth, what):
    if not truth:
        faults.append(what)


def check_bytes(raw):
    expect(all(b < 0x80 and b != 0 for b in raw), "a byte that is no ASCII")
    expect(not re.search(rb"\r(?!\n)|(?<!\r)\n", raw), "a line that does not end in CRLF")
    expect(raw.endswith(b"\r\n"), "no end of the last line")
    longest = max(raw.split(b"\r\n"), key=len)
    expect(len(longest) <= 78, f"a line of {len(longest)} characters: {longest!r}")


def check_encoded_words(raw):
    head = raw.split(b"\r\n\r\n")[0].decode("ascii")
    for word in re.findall(r"=\?\S*\?=", head):
        expect(len(word) <= 75, f"an encoded word of {len(word)} characters")
        text, charset = email.header.decode_header(word)[0]
        expect(charset == "utf-8", f"encoded as {charset}")
        try:
            text.decode("utf-8")
        except UnicodeDecodeError:
            faults.append(f"half a character in {word}")


def check_header(message, draft):
    for name in ONE:
        expect(len(message.get_all(name, [])) == 1, f"{len(message.get_all(name, []))} times {name}")
    for name in ("Cc", "Bcc", "Resent-To", "Sender"):
        expect(name not in message, f"there is {name}")
    expect(message.get("X-Unsent") == ("1" if draft else None), "X-Unsent")
    expect(message["Auto-Submitted"] == "auto-generated", "Auto-Submitted")
    for name in ("From", "Reply-To", "To"):
        expect(len(message[name].addresses) == 1, f"{name} has {len(message[name].addresses)} addresses")
        expect(all(a.username and a.domain for a in message[name].addresses), f"{name} has no address")
    expect(message["Date"].datetime.utcoffset() is not None, "the date has no zone")
    expect(re.fullmatch(r"<[0-9a-f]{32}@[a-z0-9.-]+>", message["Message-ID"].strip()), "Message-ID")
    expect(message["Message-ID"].strip()[34:-1] == message["From"].addresses[0].domain, "the domain of Message-ID")


def check_parts(message):
    shape = [part.get_content_type() for part in message.walk()]
    expect(shape in (["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf"],
                     ["multipart/mixed", "multipart/alternative", "text/plain", "text/html"]), f"parts: {shape}")
    for part in message.walk():
        expect(not part.defects, f"{part.get_content_type()}: {part.defects}")
        if part.get_content_maintype() == "text":
            expect(part.get_content_charset() == "utf-8", "charset")
            expect(part["Content-Transfer-Encoding"] == "quoted-printable", "encoding of text")


def check_document(message, pdf):
    part = next(message.iter_attachments(), None)
    if pdf == "-":
        expect(part is None, "there is an attachment")
        return
    with open(pdf, "rb") as file:
        expect(part and hashlib.sha256(part.get_content()).digest() == hashlib.sha256(file.read()).digest(), "another PDF")
    expect(part["Content-Transfer-Encoding"] == "base64", "encoding of the PDF")
    value = re.sub(r"\r?\n", "", dict(part.raw_items())["Content-Disposition"])
    plain = re.search(r'; filename="([a-z0-9.-]+)"', value)
    extended = re.search(r"; filename\*=utf-8''([A-Za-z0-9._%-]+)$", value)
    expect(value.startswith("attachment;") and plain and extended, f"disposition: {value}")
    if extended:
        name = urllib.parse.unquote(extended[1], errors="strict")
        expect(name.endswith(".pdf") and not re.search(r"[/\\:*?\"<>|\x00-\x1f]", name), f"name of the PDF: {name}")


class Page(html.parser.HTMLParser):
    """What a screen reader needs, and what a mail program would not load."""

    def __init__(self):
        super().__init__()
        self.stack, self.text, self.levels, self.tables, self.languages = [], [], [], [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in VOID:
            self.stack.append(tag)
        if tag in ("html", "section"):
            self.languages.append((tag, attributes.get("lang")))
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "table":
            self.tables.append({"th": 0, "widths": []})
        if tag == "tr":
            self.tables[-1]["widths"].append(0)
        if tag in ("th", "td"):
            self.tables[-1]["widths"][-1] += int(attributes.get("colspan", 1))
        if tag == "th":
            self.tables[-1]["th"] += 1
            expect(attributes.get("scope") in ("row", "col", "rowgroup", "colgroup"), "a th without scope")
        if tag == "a":
            expect(attributes.get("href", "").startswith("https://"), "a link that leads nowhere")
        expect(tag not in ("img", "script", "link", "iframe", "font", "form"), f"there is <{tag}>")
        expect(not {"src", "color", "bgcolor", "background"} & set(attributes), f"attributes of <{tag}>")
        expect(re.fullmatch("text-align:(right|center)", attributes.get("style", "text-align:right")), f"style of <{tag}>")

    def handle_endtag(self, tag):
        expect(self.stack and self.stack[-1] == tag, f"</{tag}> closes {self.stack[-1:]}")
        if self.stack:
            self.stack.pop()

    def handle_data(self, data):
        if "style" in self.stack:
            expect("url(" not in data and "@import" not in data, "a style that loads something")
        elif "title" not in self.stack:
            self.text.append(data)


def check_html(text, language):
    page = Page()
    page.feed(text)
    page.close()
    expect(not page.stack, f"open: {page.stack}")
    expect(page.languages[0] == ("html", language), f"language of the page: {page.languages[:1]}")
    expect(page.languages[1:2] == [("section", language)] and page.languages[2:3] == [("section", "nl-NL")],
           "languages of the parts")
    expect(page.levels[:1] == [1] and page.levels.count(1) == 1, "not one h1, at first")
    expect(all(b - a <= 1 for a, b in zip(page.levels, page.levels[1:])), f"a level is skipped: {page.levels}")
    for table in page.tables:
        expect(table["th"] and len(set(table["widths"]) - {1}) <= 2, f"a table of {table}")
    return "".join(page.text)


def check_same_figures(text, page):
    """The figures of both forms are the same, in the same order."""
    figures = [re.findall(r"[0-9][0-9.,]*[0-9]|[0-9]", form) for form in (text, page)]
    expect(figures[0] and figures[0] == figures[1], "other figures in text than in HTML")


def check(path, pdf):
    with open(path, "rb") as file:
        raw = file.read()
    message = email.message_from_bytes(raw, policy=policy.default)
    language = message["Content-Language"].split(",")[0]
    text = message.get_body(("plain",)).get_content()
    page = message.get_body(("html",)).get_content()
    check_bytes(raw)
    check_encoded_words(raw)
    check_header(message, raw.startswith(b"X-Unsent: 1\r\n"))
    check_parts(message)
    check_document(message, pdf)
    check_same_figures(text, check_html(page, language))


def main():
    what, path = sys.argv[1:3]
    if what == "toets":
        check(path, sys.argv[3])
        print("\n".join(faults))
        return bool(faults)
    with open(path, "rb") as file:
        message = email.message_from_binary_file(file, policy=policy.default)
    if what == "kop":
        for name, value in message.items():
            if name not in ("Content-Type", "Message-ID"):
                print(f"{name}: {value}")
    else:
        print(message.get_body(("plain" if what == "tekst" else what,)).get_content(), end="")
    return 0


sys.exit(main())
