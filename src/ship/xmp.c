#include "xmp.h"

#include <libxml/parser.h>

enum { PACKET_BYTES = 128 << 10 };     /* libxml2 compares each attribute with all before it */

static bool
is_it(const xmlChar *own, const xmlNs *space, const char *name, const char *wanted)
{
	return space && xmlStrEqual(own, (const xmlChar *)name) && xmlStrEqual(space->href, (const xmlChar *)wanted);
}

/* The node that has the value: an element, or an attribute. */
static xmlNode *
find(xmlNode *node, const char *space, const char *name)
{
	xmlNode *found = NULL;

	for (; node && !found; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (is_it(node->name, node->ns, name, space))
			return node;
		for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
			if (is_it(attribute->name, attribute->ns, name, space))
				return (xmlNode *)attribute;
		found = find(node->children, space, name);
	}
	return found;
}

struct str
xmp_value(struct arena *arena, struct str packet, const char *space, const char *name)
{
	struct str value = { 0 };
	xmlDoc *doc;
	xmlNode *node;
	xmlChar *text;

	if (packet.n > PACKET_BYTES)
		return value;
	doc = xmlReadMemory(packet.p, (int)packet.n, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	node = doc ? find(xmlDocGetRootElement(doc), space, name) : NULL;
	if (node && (text = xmlNodeGetContent(node))) {
		value = str_dup(arena, str_trim(str_of((const char *)text)));
		xmlFree(text);
	}
	xmlFreeDoc(doc);
	return value;
}
