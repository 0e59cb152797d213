#ifndef READER_WHERE_H
#define READER_WHERE_H
#include "base/claim.h"
#include "text/word.h"
enum spot_kind { SPOT_COUNTRY, SPOT_PROVINCE, SPOT_DISTRICT, SPOT_CITY, SPOT_TOWN, SPOT_VILLAGE, SPOT_NEIGHBOURHOOD, SPOT_CAMP, SPOT_SITE, SPOT_SEA };
struct spot { uint32_t first, end; struct str name; enum spot_kind kind; struct str country; struct str inside; struct place place; bool adjective; bool dateline; bool in_name; };
struct spots { struct spot *at; size_t count, room; };
struct gazetteer;
#endif
