"""A mail server on loopback that misbehaves as it is told.

smtpd.py FOLDER [--cert PEM] [--tls] [--login USER:PASSWORD] [--size BYTES] [--fault FAULT]

It writes its port to FOLDER/port, what it took to FOLDER/mail, one file a
message with the recipient in front of its name, and a line for each connection
to FOLDER/connections. What it does with a message is the first word of its
recipient: "grijs.12@partner.example" is put off once.
"""
import argparse
import asyncio
import os
import pathlib
import ssl

from aiosmtpd.smtp import SMTP, AuthResult

parser = argparse.ArgumentParser()
parser.add_argument("folder", type=pathlib.Path)
parser.add_argument("--cert")
parser.add_argument("--tls", action="store_true")
parser.add_argument("--login")
parser.add_argument("--size", type=int, default=0)
parser.add_argument("--fault", default="")
args = parser.parse_args()

mail = args.folder / "mail"
mail.mkdir(exist_ok=True)
seen = set()
count = 0


def write(server, data):
    if server.transport and not server.transport.is_closing():
        server.transport.write(data)


async def endless(server, data):
    while server.transport and not server.transport.is_closing():
        write(server, data)
        await asyncio.sleep(0)


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, options):
        if args.fault == "afzender":
            return "550 5.7.1 we do not know you"
        envelope.mail_from = address
        return "250 ok"

    async def handle_RCPT(self, server, session, envelope, address, options):
        word = address.split(".")[0]
        if word == "weiger":
            return f"550 5.1.1 <{address}>: no such user"
        if word == "steeds" or (word == "grijs" and address not in seen):
            seen.add(address)
            return "451 4.7.1 come back later"
        if word == "kwijt":
            server.transport.abort()
        if word == "onzin":
            write(server, b"\x00\xff what?\r\nhello\r\n" * 10)
            await asyncio.sleep(600)
        if word == "eindeloos":
            await endless(server, b"250-and more\r\n" * 100)
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server, session, envelope):
        global count
        to = envelope.rcpt_tos[0]
        word = to.split(".")[0]
        if word == "spam":
            return "554 5.7.1 this is spam"
        if word == "vol":
            return "452 4.2.2 the mailbox is full"
        count += 1
        name = f"{to}.{os.getpid()}.{count}"
        (mail / ("." + name)).write_bytes(envelope.original_content)
        (mail / ("." + name)).rename(mail / name)
        if word == "traag":
            await asyncio.sleep(0.02)
        if word == "weg":
            server.transport.abort()
        if word == "stil":
            await asyncio.sleep(600)
        if word == "rommel":
            write(server, b"\x00\xff thanks\r\n" * 10)
            await asyncio.sleep(600)
        if word == "stroom":
            await endless(server, b"x" * 5000)
        return "250 2.0.0 queued"


def check_login(server, session, envelope, mechanism, data):
    given = f"{data.login.decode()}:{data.password.decode()}"
    return AuthResult(success=given == args.login, handled=False)


async def connected(reader, writer):
    await asyncio.sleep(600)


def factory(context):
    def make():
        with open(args.folder / "connections", "a") as file:
            file.write("one\n")
        return SMTP(
            Handler(), hostname="localhost", enable_SMTPUTF8=False, data_size_limit=args.size or None,
            tls_context=None if args.tls else context, require_starttls=bool(context) and not args.tls,
            auth_required=bool(args.login), authenticator=check_login if args.login else None,
            auth_require_tls=bool(context) and not args.tls)
    return make


async def main():
    context = None
    if args.cert:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(args.cert)
    loop = asyncio.get_running_loop()
    if args.fault == "stom":
        server = await asyncio.start_server(connected, "127.0.0.1", 0)
    else:
        server = await loop.create_server(factory(context), "127.0.0.1", 0, ssl=context if args.tls else None)
    (args.folder / "port.new").write_text(f"{server.sockets[0].getsockname()[1]}\n")
    (args.folder / "port.new").rename(args.folder / "port")
    await server.serve_forever()


asyncio.run(main())
