"""The words of a tagged PDF in the order of its structure tree, one line for each
element that holds words, as pdfplumber and pdfminer see them. A figure says its
description. Usage: spoken.py PDF..., which writes PDF.spoken beside each."""
import re
import sys

import pdfplumber
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import literal_name


def words_by_mcid(page):
    words = {}
    for char in page.chars:
        words[char["mcid"]] = words.get(char["mcid"], "") + char["text"]
    return words


def text_of(value):
    value = resolve1(value)
    return value.decode("utf-16") if value[:2] == b"\xfe\xff" else value.decode("latin-1")


class Reader:
    def __init__(self, pdf):
        self.pages = {page.page_obj.pageid: words_by_mcid(page) for page in pdf.pages}
        self.lines = []
        self.line = ""

    def finish(self):
        line = " ".join(self.line.replace("\xad", "").replace("\u200b", "").split())
        if line:
            self.lines.append(line)
        self.line = ""

    def content(self, page, mcid):
        self.line += self.pages[page.objid].get(mcid, "")

    def kid(self, kid, page):
        reference, kid = kid, resolve1(kid)
        if isinstance(kid, int):
            self.content(page, kid)
        elif kid.get("Type") and literal_name(kid["Type"]) == "MCR":
            self.content(kid.get("Pg", page), kid["MCID"])
        elif "S" in kid:
            self.element(kid, page)

    def element(self, element, page):
        page = element.get("Pg", page)
        kind = literal_name(element["S"])
        inline = kind in ("Span", "Link", "Reference")
        if not inline:
            self.finish()
        if kind == "Figure":
            self.line = text_of(element["Alt"])
        else:
            kids = resolve1(element.get("K", []))
            for kid in kids if isinstance(kids, list) else [kids]:
                self.kid(kid, page)
        if not inline:
            self.finish()


for path in sys.argv[1:]:
    with pdfplumber.open(path) as pdf:
        reader = Reader(pdf)
        root = resolve1(pdf.doc.catalog["StructTreeRoot"])
        reader.element(resolve1(root["K"] if not isinstance(resolve1(root["K"]), list) else resolve1(root["K"])[0]), None)
        with open(re.sub(r"\.pdf$", "", path) + ".spoken", "w", encoding="utf-8") as out:
            out.write("".join(line + "\n" for line in reader.lines))
