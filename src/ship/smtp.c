/*
 * libcurl talks; we watch. What went out and what came in decides the fate of a
 * message, more than libcurl's own status, which does not tell how far it came.
 */
#include "smtp.h"
#include "../base/arena.h"

#include <curl/curl.h>
#include <string.h>
#include <sys/socket.h>

enum {
	CONNECT_LONGEST = 60,           /* [s] */
	REPLY_MOST = 2000,              /* [bytes] that are kept of an answer */
};

struct smtp {
	CURL *curl;                     /* with its connection; NULL: none can be trusted */
	const struct delivery *delivery;
	struct login login;
	bool logged_in;
	bool over;                      /* it takes leave: what comes now is not about the message */
	struct str rest;                /* of the message: not yet taken */
	enum stage stage;
	int code;                       /* of the last answer; 0: none yet to what went out last */
	char reply[REPLY_MOST];
	size_t n_reply;
	char error[CURL_ERROR_SIZE];
};

enum reply { REPLY_NONE, REPLY_LATER, REPLY_NEVER, REPLY_COUNT };

static const struct {
	enum fate fate;
	enum trouble trouble;
} verdicts[STAGE_COUNT][REPLY_COUNT] = {
	[STAGE_START] = { { FATE_LATER, TROUBLE_LINE }, { FATE_LATER, TROUBLE_LINE }, { FATE_LATER, TROUBLE_SENDER } },
	[STAGE_SENDER] = { { FATE_LATER, TROUBLE_LINE }, { FATE_LATER, TROUBLE_LINE }, { FATE_LATER, TROUBLE_SENDER } },
	[STAGE_RECIPIENT] = { { FATE_LATER, TROUBLE_LINE }, { FATE_LATER, TROUBLE_NONE }, { FATE_REFUSED, TROUBLE_NONE } },
	[STAGE_DATA] = { { FATE_LATER, TROUBLE_LINE }, { FATE_LATER, TROUBLE_NONE }, { FATE_REFUSED, TROUBLE_NONE } },
	[STAGE_END] = { { FATE_UNCERTAIN, TROUBLE_LINE }, { FATE_LATER, TROUBLE_NONE }, { FATE_REFUSED, TROUBLE_NONE } },
};

enum {
	CODE_STOPS = 421,               /* the server stops serving us */
	CODE_LOGIN = 530,               /* it wants to know who we are */
};

struct handover
smtp_judge(enum stage stage, int code)
{
	enum reply reply = code / 100 == 4 ? REPLY_LATER : code / 100 == 5 ? REPLY_NEVER : REPLY_NONE;
	struct handover h = { .fate = verdicts[stage][reply].fate, .trouble = verdicts[stage][reply].trouble };

	if (stage == STAGE_END && code / 100 == 2)
		return (struct handover){ .fate = FATE_TAKEN };
	if (code == CODE_STOPS)
		h.trouble = TROUBLE_LINE;
	if (code == CODE_LOGIN && stage < STAGE_END)
		h = (struct handover){ .fate = FATE_LATER, .trouble = TROUBLE_LOGIN };
	return h;
}

static void
forget_reply(struct smtp *smtp)
{
	smtp->code = 0;
	smtp->n_reply = 0;
}

static bool
begins(const char *p, size_t n, const char *with)
{
	return n >= strlen(with) && memcmp(p, with, strlen(with)) == 0;
}

/* A command that goes out. */
static void
watch_command(struct smtp *smtp, const char *p, size_t n)
{
	if (begins(p, n, "QUIT\r\n"))
		smtp->over = true;
	if (smtp->over)
		return;
	forget_reply(smtp);
	if (begins(p, n, "EHLO ") || begins(p, n, "HELO "))
		smtp->logged_in = false;
	else if (begins(p, n, "AUTH "))
		smtp->logged_in = true;
	else if (begins(p, n, "MAIL FROM:"))
		smtp->stage = STAGE_SENDER;
	else if (begins(p, n, "RCPT TO:"))
		smtp->stage = STAGE_RECIPIENT;
	else if (begins(p, n, "DATA\r\n") && smtp->stage == STAGE_RECIPIENT)
		smtp->stage = STAGE_DATA;
}

/* A line that comes in; that without a '-' behind its code is the last of an answer. */
static void
watch_reply(struct smtp *smtp, const char *p, size_t n)
{
	size_t room = REPLY_MOST - smtp->n_reply;

	memcpy(smtp->reply + smtp->n_reply, p, n < room ? n : room);
	smtp->n_reply += n < room ? n : room;
	if (n > 3 && char_is_digit(p[0]) && char_is_digit(p[1]) && char_is_digit(p[2]) && p[3] != '-')
		smtp->code = (p[0] - '0') * 100 + (p[1] - '0') * 10 + p[2] - '0';
}

static int
watch(CURL *curl, curl_infotype type, char *p, size_t n, void *user)
{
	(void)curl;
	if (type == CURLINFO_HEADER_OUT)
		watch_command(user, p, n);
	else if (type == CURLINFO_HEADER_IN && !((struct smtp *)user)->over)
		watch_reply(user, p, n);
	return 0;
}

/* From when the last bytes are taken, the end may be on its way. */
static size_t
read_message(char *into, size_t size, size_t n, void *user)
{
	struct smtp *smtp = user;
	size_t most = size * n < smtp->rest.n ? size * n : smtp->rest.n;

	if (smtp->login.user.n && !smtp->logged_in)
		return CURL_READFUNC_ABORT;
	memcpy(into, smtp->rest.p, most);
	smtp->rest = str_from(smtp->rest, most);
	if (!smtp->rest.n && most) {
		smtp->stage = STAGE_END;
		forget_reply(smtp);
	}
	return most;
}

/* Answers are looked at as they come; libcurl would print them. */
static size_t
drop(char *p, size_t size, size_t n, void *user)
{
	(void)p;
	(void)user;
	return size * n;
}

static bool
set_server(struct smtp *smtp, struct arena *arena)
{
	const struct delivery *d = smtp->delivery;
	bool six = memchr(d->server.p, ':', d->server.n);
	const char *url = str_printf(arena, "%s://%s%.*s%s:%d/%.*s%c", d->security == SECURITY_TLS ? "smtps" : "smtp", six ? "[" : "",
	    (int)d->server.n, d->server.p, six ? "]" : "", d->port, (int)d->domain.n, d->domain.p, 0).p;
	const char *from = str_printf(arena, "<%.*s>%c", (int)d->sender.n, d->sender.p, 0).p;
	CURL *c = smtp->curl;

	return curl_easy_setopt(c, CURLOPT_URL, url) == CURLE_OK
	    && curl_easy_setopt(c, CURLOPT_MAIL_FROM, from) == CURLE_OK
	    && curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps") == CURLE_OK
	    && curl_easy_setopt(c, CURLOPT_PROXY, "") == CURLE_OK            /* not what the environment says */
	    && curl_easy_setopt(c, CURLOPT_UPLOAD, 1L) == CURLE_OK
	    && curl_easy_setopt(c, CURLOPT_SERVER_RESPONSE_TIMEOUT, (long)d->patience) == CURLE_OK
	    && curl_easy_setopt(c, CURLOPT_LOW_SPEED_LIMIT, 1L) == CURLE_OK
	    && curl_easy_setopt(c, CURLOPT_LOW_SPEED_TIME, (long)d->patience) == CURLE_OK
	    && curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, (long)(d->patience < CONNECT_LONGEST ? d->patience : CONNECT_LONGEST)) == CURLE_OK;
}

static bool
set_safety(struct smtp *smtp, struct arena *arena)
{
	const struct delivery *d = smtp->delivery;
	CURL *c = smtp->curl;

	return curl_easy_setopt(c, CURLOPT_USE_SSL, (long)(d->security == SECURITY_NONE ? CURLUSESSL_NONE : CURLUSESSL_ALL)) == CURLE_OK
	    && curl_easy_setopt(c, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2) == CURLE_OK
	    && curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 1L) == CURLE_OK
	    && curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 2L) == CURLE_OK
	    && (!d->authorities.n || curl_easy_setopt(c, CURLOPT_CAINFO, str_z(arena, d->authorities)) == CURLE_OK)
	    && (!smtp->login.user.n || (curl_easy_setopt(c, CURLOPT_USERNAME, str_z(arena, smtp->login.user)) == CURLE_OK
	    && curl_easy_setopt(c, CURLOPT_PASSWORD, str_z(arena, smtp->login.password)) == CURLE_OK));
}

static bool
set_watch(struct smtp *smtp)
{
	CURL *c = smtp->curl;

	return curl_easy_setopt(c, CURLOPT_VERBOSE, 1L) == CURLE_OK
	    && curl_easy_setopt(c, CURLOPT_DEBUGFUNCTION, watch) == CURLE_OK
	    && curl_easy_setopt(c, CURLOPT_DEBUGDATA, smtp) == CURLE_OK
	    && curl_easy_setopt(c, CURLOPT_READFUNCTION, read_message) == CURLE_OK
	    && curl_easy_setopt(c, CURLOPT_READDATA, smtp) == CURLE_OK
	    && curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, drop) == CURLE_OK
	    && curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, drop) == CURLE_OK
	    && curl_easy_setopt(c, CURLOPT_ERRORBUFFER, smtp->error) == CURLE_OK;
}

static bool
open_handle(struct smtp *smtp, struct arena *arena)
{
	return (smtp->curl = curl_easy_init()) && set_server(smtp, arena) && set_safety(smtp, arena) && set_watch(smtp);
}

struct smtp *
smtp_new(struct arena *arena, const struct delivery *delivery, const struct login *login)
{
	struct smtp *smtp = arena_alloc(arena, sizeof *smtp);

	smtp->delivery = delivery;
	smtp->login = *login;
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		return NULL;
	if (open_handle(smtp, arena))
		return smtp;
	smtp_end(smtp);
	return NULL;
}

/* What only libcurl knows: that the way to the server is not as safe as it has to be,
 * or that the server does not know us. */
static enum trouble
trouble_of(const struct smtp *smtp, CURLcode result)
{
	switch (result) {
	case CURLE_USE_SSL_FAILED:
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CONNECT_ERROR:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_SSL_ISSUER_ERROR:
	case CURLE_SSL_CIPHER:
		return TROUBLE_SAFETY;
	case CURLE_LOGIN_DENIED:
		return smtp->code / 100 == 4 ? TROUBLE_NONE : TROUBLE_LOGIN;
	default:
		return smtp->login.user.n && !smtp->logged_in && smtp->stage > STAGE_START ? TROUBLE_LOGIN : TROUBLE_NONE;
	}
}

static struct handover
judge(const struct smtp *smtp, CURLcode result, struct arena *arena, struct str recipient)
{
	enum trouble trouble = trouble_of(smtp, result);
	struct handover h = smtp_judge(smtp->stage, smtp->code);
	struct str said = { smtp->reply, smtp->n_reply };

	if (result == CURLE_OK)
		h = (struct handover){ .fate = FATE_TAKEN };
	else if (trouble != TROUBLE_NONE && smtp->stage < STAGE_END)
		h = (struct handover){ .fate = FATE_LATER, .trouble = trouble };
	if (result != CURLE_OK && (smtp->code < 400 || trouble == TROUBLE_SAFETY))
		said = str_of(*smtp->error ? smtp->error : curl_easy_strerror(result));
	h.said = handover_said(arena, said, recipient);
	return h;
}

/* An answer that is late would be taken for one to the next message; and who did not
 * answer will not say goodbye either. */
static void
break_off(struct smtp *smtp)
{
	curl_socket_t socket = CURL_SOCKET_BAD;

	if (curl_easy_getinfo(smtp->curl, CURLINFO_ACTIVESOCKET, &socket) == CURLE_OK && socket != CURL_SOCKET_BAD)
		shutdown(socket, SHUT_RDWR);
	curl_easy_cleanup(smtp->curl);
	smtp->curl = NULL;
}

struct handover
smtp_give(struct smtp *smtp, struct arena *arena, struct str recipient, struct str bytes)
{
	const char *to = str_printf(arena, "<%.*s>%c", (int)recipient.n, recipient.p, 0).p;
	struct curl_slist *list = curl_slist_append(NULL, to);
	struct handover h;
	CURLcode result;

	if (!list || (!smtp->curl && !open_handle(smtp, arena)))
		memory_is_out();
	smtp->rest = bytes;
	smtp->stage = STAGE_START;
	smtp->error[0] = '\0';
	smtp->over = false;
	forget_reply(smtp);
	/* The size goes to a server that asks for it, before the message does. */
	if ((result = curl_easy_setopt(smtp->curl, CURLOPT_MAIL_RCPT, list)) == CURLE_OK
	    && (result = curl_easy_setopt(smtp->curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)bytes.n)) == CURLE_OK)
		result = curl_easy_perform(smtp->curl);
	h = judge(smtp, result, arena, recipient);
	curl_easy_setopt(smtp->curl, CURLOPT_MAIL_RCPT, NULL);
	if (result != CURLE_OK)
		break_off(smtp);
	curl_slist_free_all(list);
	return h;
}

void
smtp_end(struct smtp *smtp)
{
	smtp->over = true;
	if (smtp->curl)
		curl_easy_cleanup(smtp->curl);
	curl_global_cleanup();
}
