/*
 * The commands of the second program, voortgang-ship, which has the libraries
 * that making a report does not need. Like cmd/: files, stages, exit status.
 */
#ifndef OFFICE_OFFICE_H
#define OFFICE_OFFICE_H

#include "../cmd/cmd.h"
#include "../ship/pdfobject.h"

/* One command each, in a file of its name. */
enum status office_luister(struct run *);
enum status office_archiveer(struct run *);
enum status office_bewijs(struct run *);
enum status office_verstuur(struct run *);

/* luister.c: what reading a PDF of anybody's may take; and what is wrong with one, said. */
void limit_memory(void);
enum status say_pdf_fault(const struct run *, enum pdf_fault, const char *path, struct str why);

#endif
