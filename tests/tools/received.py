"""What partners got, as Python's email package reads it.

received.py MAIL PDF LIST [--sure ADDRESS-FILE]: MAIL has one file for each message,
with its recipient in front of its name or in a Delivered-To. Each message is
whole, for one recipient, and says nothing of another one; nobody has two. Each
address of ADDRESS-FILE has one. Prints how many there are.
"""
import argparse
import collections
import email
import email.policy
import hashlib
import pathlib
import re
import sys

parser = argparse.ArgumentParser()
parser.add_argument("mail", type=pathlib.Path)
parser.add_argument("pdf", type=pathlib.Path)
parser.add_argument("list", type=pathlib.Path)
parser.add_argument("--sure", type=pathlib.Path)
args = parser.parse_args()

wrong = 0
digest = hashlib.sha256(args.pdf.read_bytes()).hexdigest()
partners = set(re.findall(r"adres: (\S+)", args.list.read_text()))
got = collections.Counter()
ids = set()


def must(truth, *what):
    global wrong
    if not truth:
        wrong += 1
        print(*what)


for path in args.mail.iterdir():
    if path.name.startswith("."):
        continue
    raw = path.read_bytes()
    message = email.message_from_bytes(raw, policy=email.policy.default)
    to = message["Delivered-To"] or next((p for p in partners if path.name.startswith(p + ".")), "")
    got[to] += 1
    addresses = [a.addr_spec for a in message["To"].addresses]
    must(addresses == [to], path.name, "is to", addresses, "and went to", to)
    must(not message.defects and all(len(message.get_all(h, [])) == 1 for h in
         ("From", "To", "Subject", "Date", "Message-ID", "Reply-To")), path.name, message.defects)
    must(not any(message[h] for h in ("Cc", "Bcc", "X-Unsent")), path.name, "has a header too many")
    must(message["Message-ID"] not in ids, path.name, "has the id of another one")
    ids.add(message["Message-ID"])
    pdfs = [p for p in message.iter_attachments() if p.get_content_type() == "application/pdf"]
    must([hashlib.sha256(p.get_content()).hexdigest() for p in pdfs] == [digest], path.name, "has another PDF")
    must(message.get_body(("plain",)) and message.get_body(("html",)), path.name, "lacks a text")
    found = set(re.findall(rb"[\w.]+@partner\.example", raw))
    must(found == {to.encode()}, path.name, "also tells of", found)
    must(max(map(len, raw.split(b"\n"))) <= 999 and all(b < 128 for b in raw), path.name, "has a line that is too long, or 8 bits")

for to, n in got.items():
    must(to in partners, to, "is no partner")
    must(n == 1, to, "has", n)
if args.sure:
    for to in args.sure.read_text().split():
        must(got[to] == 1, to, "was handed over and has", got[to])
print(sum(got.values()))
sys.exit(wrong > 0)
