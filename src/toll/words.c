#include "toll/toll.h"

#define AS_WORD(name, words) words,
const char *const use_words[] = { USES(AS_WORD) NULL };
const char *const bar_words[] = { BARS(AS_WORD) NULL };
const char *const rule_words[] = { RULES(AS_WORD) NULL };
const char *const harm_grade_words[] = { HARM_GRADES(AS_WORD) NULL };
const char *const event_grade_words[] = { EVENT_GRADES(AS_WORD) NULL };
const char *const question_words[] = { QUESTIONS(AS_WORD) NULL };

const char *toll_status_words(int status)
{
	return status == STATUS_ALL ? "all" : status_words[status];
}
