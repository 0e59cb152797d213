#include "base/asset.h"
#include "tap.h"
#include "text/tag.h"
#include "text/tag_feature.h"

#include "../tools/pack.c"

#include <stdio.h>

/*
 * Invented sentences in the manner of casualty reports; these are not among those the tagger was
 * trained on. Behind a word's slash the tags that are right for it.
 */
static const char *const reports[] = {
	"A mortar round hit the market , and 14 civilians were killed/VBN and nine wounded/VBN .",
	"12 CIVILIANS WERE KILLED/VBN AND 30 OTHERS INJURED/VBN WHEN MORTAR SHELLS/NNS HIT/VBD THE "
	"MARKET .",
	"THE SHELLING/NN KILLED/VBD SEVEN PEOPLE AND WOUNDED/VBD MORE THAN 20 , A SPOKESMAN "
	"SAID/VBD .",
	"the killing/NN of five farmers near Velmora was condemned/VBN",
	"A bomb exploded/VBD outside the court , killing/VBG three guards and wounding/VBG 12 .",
	"A BOMB EXPLODED/VBD OUTSIDE THE COURT , KILLING/VBG THREE GUARDS AND WOUNDING/VBG 12 .",
	"The kidnapped/VBN|JJ students/NNS are still missing/JJ|VBG .",
	"THE KIDNAPPED/VBN|JJ STUDENTS/NNS WERE RELEASED/VBN .",
	"Masked men kidnapped/VBD four students/NNS from a dormitory .",
	"The dead/JJ|NNS and wounded/JJ|NNS|VBN were carried/VBN to a mosque .",
	"THE DEAD/JJ|NNS AND WOUNDED/JJ|NNS|VBN WERE CARRIED/VBN TO A CHURCH .",
	"Rebels said government planes were bombing/VBG the bridge again .",
	"The bombing/NN of the hospital/NN was denied/VBN by the air force .",
	"THE BOMBING/NN OF THE RAIL STATION LEFT/VBD 60 DEAD/JJ AND 200 WOUNDED/JJ|VBN .",
	"The army was shelling/VBG the suburbs when the truce began/VBD .",
	"Artillery shelling/NN has killed/VBN 18 people since Friday .",
	"Officials said 44 people had been killed/VBN , four of them children/NNS .",
	"Police killed/VBD two robbers and arrested/VBD a third .",
	"Two robbers killed/VBN by police were buried/VBN on Sunday .",
	"TWO PEASANTS MURDERED/VBN BY UNIDENTIFIED GUNMEN WERE FOUND/VBN IN A DITCH .",
	"GUNMEN MURDERED/VBD TWO PEASANTS AND A TEACHER IN THE TOWN OF ORLEVA .",
	"The man who shot/VBD the mayor was himself shot/VBN dead/JJ .",
	"The town has been shelled/VBN daily and its clinic burned/VBN|VBD down .",
	"A sniper wounded/VBD an aid worker in the leg .",
	"An aid worker wounded/VBN by a sniper was flown/VBN to Port Selene .",
	"AN AID WORKER WOUNDED/VBN BY A SNIPER WAS FLOWN/VBN TO THE CAPITAL .",
	"Eleven miners , abducted/VBN in May , have been freed/VBN .",
	"The front abducted/VBD eleven miners in May , their union said .",
	"The abduction/NN of the miners , reported/VBN by radio , was confirmed/VBN .",
	"The ministry reported/VBD 19 deaths/NNS and 53 injuries/NNS .",
	"THE GUERRILLAS ATTACKED/VBD THE GARRISON AND DESTROYED/VBD A BRIDGE .",
	"THE GARRISON WAS ATTACKED/VBN BY GUERRILLAS WHO DESTROYED/VBD A BRIDGE .",
	"Injured/VBN in the blast/NN were a cook and two waiters .",
	"Residents fled/VBD as the fighting/NN spread/VBD .",
	"The soldiers were fighting/VBG near the river .",
	"Blast kills/VBZ nine in Orleva",
	"Shell wounds/VBZ two boys near school",
	"His wounds/NNS were not serious .",
	"Three soldiers died/VBD when their truck struck/VBD a mine/NN .",
	"THE DETAINED/VBN|JJ STUDENTS WERE TORTURED/VBN , A LAWYER SAID .",
	"the army denies that its troops killed/VBD the farmers",
	"at least six people were killed/VBN and many others hurt/VBN in velmora",
	"Strikes/NNS on the port killed/VBD a crane driver and his son .",
	"The strike that killed/VBD the crane driver was the second in a week .",
};

static const struct tagger *loaded(struct arena *mem)
{
	struct err e = { 0 };
	const struct tagger *t = NULL;
	CHECK(tagger_load(&t, mem, &e));
	return t;
}

/* Tags one sentence, whatever the scanner makes of it. */
static struct words tag_text(
	const struct tagger *t, const char *text, bool upper, struct arena *mem)
{
	struct scanned s = { 0 };
	text_scan(str_from(text), &s, mem);
	for (size_t i = 0; i < s.words.count; i++)
		s.words.at[i].shape &= (uint8_t)~SHAPE_FIRST;
	if (s.words.count > 0)
		s.words.at[0].shape |= SHAPE_FIRST;
	tagger_tag(t, s.words.at, s.words.count, upper);
	return s.words;
}

static uint8_t tag_at(const struct words *words, size_t byte)
{
	for (size_t i = 0; i < words->count; i++)
		if (words->at[i].begin == byte)
			return words->at[i].tag;
	return TAG_NONE;
}

static bool is_among(uint8_t tag, struct str names)
{
	struct str name;
	while (str_cut(&names, '|', &name))
		if (str_equal(name, str_from(tag_name(tag))))
			return true;
	return false;
}

/* A word whose tag is checked. */
struct wanted {
	size_t begin;
	struct str word, tags;
};

static bool has_small(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] >= 'a' && s.at[i] <= 'z')
			return true;
	return false;
}

/* Counts the checked words that got another tag, and names them. */
static int wrong_in(const struct tagger *t, const char *report, struct arena *mem)
{
	char text[400] = "";
	struct wanted wanted[16];
	size_t count = 0, len = 0;
	struct str rest = str_from(report), piece;
	while (str_cut(&rest, ' ', &piece)) {
		size_t slash = str_find(piece, STR("/"));
		struct str word = str_slice(piece, 0, slash);
		if (slash < piece.len)
			wanted[count++] = (struct wanted){ len, word,
				str_slice(piece, slash + 1, piece.len) };
		len += (size_t)snprintf(text + len, sizeof text - len, STR_FMT " ", STR_ARG(word));
	}
	struct words words = tag_text(t, text, !has_small(str_from(text)), mem);
	int wrong = 0;
	for (size_t i = 0; i < count; i++) {
		uint8_t got = tag_at(&words, wanted[i].begin);
		if (is_among(got, wanted[i].tags))
			continue;
		printf("# " STR_FMT " is %s, wanted " STR_FMT ": %s\n", STR_ARG(wanted[i].word),
			tag_name(got), STR_ARG(wanted[i].tags), report);
		wrong++;
	}
	return wrong;
}

TEST("the words that matter in reports of violence get their right tags, in capitals too")
{
	const struct tagger *t = loaded(mem);
	int wrong = 0;
	for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
		wrong += wrong_in(t, reports[i], mem);
	CHECK(wrong == 0);
}

TEST("the same reports without any capitals are tagged nearly as well")
{
	const struct tagger *t = loaded(mem);
	int wrong = 0;
	for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
		char *low = str_terminated(mem, str_from(reports[i]));
		for (char *c = low; *c; c++) /* the tags keep theirs */
			if (*c == '/')
				while (c[1] && c[1] != ' ')
					c++;
			else if (*c >= 'A' && *c <= 'Z')
				*c = (char)(*c + 32);
		wrong += wrong_in(t, low, mem);
	}
	CHECK(wrong <= 3);
}

TEST("a sentence of no words, of one and of a hundred thousand is tagged")
{
	const struct tagger *t = loaded(mem);
	tagger_tag(t, NULL, 0, false);
	struct word one = { .low = STR("killed") };
	tagger_tag(t, &one, 1, false);
	CHECK(one.tag != TAG_NONE && one.tag < TAG_COUNT);

	enum { MANY = 100000 };
	struct word *many = NEW_ARRAY(mem, struct word, MANY);
	for (size_t i = 0; i < MANY; i++)
		many[i] = (struct word){ .low = i % 2 ? STR("") : STR("shells") };
	tagger_tag(t, many, MANY, false);
	size_t tagged = 0;
	for (size_t i = 0; i < MANY; i++)
		tagged += many[i].tag != TAG_NONE && many[i].tag < TAG_COUNT;
	CHECK(tagged == MANY);
}

TEST("every tag has its name, and no other name is a tag")
{
	for (unsigned i = 0; i < TAG_COUNT; i++)
		CHECK(tag_named(str_from(tag_name((uint8_t)i))) == i);
	CHECK(tag_named(STR("NNQ")) == TAG_COUNT);
	CHECK(tag_named(STR("")) == TAG_COUNT);
}

/* ---- the weights ---- */

static char *copy_of_asset(struct str *packed, struct arena *mem)
{
	struct str asset = { 0 };
	CHECK(asset_find("tagger/tagger.bin", &asset));
	char *copy = (char *)NEW_ARRAY(mem, uint64_t, asset.len / 8 + 1);
	memcpy(copy, asset.at, asset.len);
	*packed = (struct str){ copy, asset.len };
	return copy;
}

TEST("damaged weights are refused wherever the damage lies")
{
	struct err e = { 0 };
	const struct tagger *t = NULL;
	struct str packed;
	char *at = copy_of_asset(&packed, mem);
	CHECK(tagger_open(&t, packed, mem, &e));
	for (size_t i = 0; i < packed.len; i += i < 64 ? 1 : packed.len / 50) {
		at[i] ^= 4;
		CHECK(!tagger_open(&t, packed, mem, &e) && e.kind == ERR_INPUT);
		at[i] ^= 4;
	}
	CHECK(tagger_open(&t, packed, mem, &e));
}

TEST("weights that were cut short are refused")
{
	struct err e = { 0 };
	const struct tagger *t = NULL;
	struct str packed;
	copy_of_asset(&packed, mem);
	for (size_t len = 0; len < packed.len; len += len < 64 ? 1 : packed.len / 50)
		CHECK(!tagger_open(&t, str_slice(packed, 0, len), mem, &e));
}

TEST("weights that contradict themselves are refused though their checksum is right")
{
	struct err e = { 0 };
	const struct tagger *t = NULL;
	struct str packed;
	char *at = copy_of_asset(&packed, mem);
	struct tag_packed *p = (struct tag_packed *)at;
	struct tag_bucket *buckets = (struct tag_bucket *)(p + 1);
	size_t head = offsetof(struct tag_packed, bucket_count), i = 0;
	while (buckets[i].weight[0][0] == 0 || (buckets[i].weight[0][0] & 0xff) >= TAG_COUNT)
		i++;
	uint32_t *weight = buckets[i].weight[0], was = weight[0];
	weight[0] = p->row_count << 8 | TAG_AS_ROW;
	p->checksum = tag_checksum(at + head, packed.len - head);
	CHECK(!tagger_open(&t, packed, mem, &e));
	weight[0] = (was & ~0xffu) | TAG_COUNT;
	p->checksum = tag_checksum(at + head, packed.len - head);
	CHECK(!tagger_open(&t, packed, mem, &e));
	weight[0] = was;
	weight[TAG_IN_SLOT - 1] = TAG_ROW;
	p->checksum = tag_checksum(at + head, packed.len - head);
	CHECK(!tagger_open(&t, packed, mem, &e));
	weight[TAG_IN_SLOT - 1] = 0;
	p->checksum = tag_checksum(at + head, packed.len - head);
	CHECK(tagger_open(&t, packed, mem, &e));
	for (i = 0; i < p->bucket_count; i++)
		buckets[i].weight[TAG_IN_BUCKET - 1][TAG_IN_SLOT - 1] |= TAG_MORE;
	p->checksum = tag_checksum(at + head, packed.len - head);
	CHECK(!tagger_open(&t, packed, mem, &e));
}

static const struct tagger *small_tagger(const char *weights, struct arena *mem)
{
	struct err e = { 0 };
	struct str packed;
	const struct tagger *t = NULL;
	CHECK(pack_weights(str_from(weights), &packed, mem, &e));
	CHECK(tagger_open(&t, packed, mem, &e));
	return t;
}

TEST("TAG-1: the tag with the greatest sum of weights is taken, and its tag serves the next word")
{
	const struct tagger *t = small_tagger("# words\n"
					      "[lexicon]\n"
					      "the\t=DT\n"
					      "[word]\n"
					      "attack\tNN+3 VB+4\n"
					      "[tag1]\n"
					      "DT\tNN+2 VB-7\n"
					      "TO\tVB+2\n",
		mem);
	struct word words[] = { { .low = STR("the") }, { .low = STR("attack") } };
	tagger_tag(t, words, 2, false);
	CHECK(words[0].tag == TAG_DT && words[1].tag == TAG_NN);
	tagger_tag(t, words + 1, 1, false);
	CHECK(words[1].tag == TAG_VB);
}

TEST("a line that is not a weight is refused with its number")
{
	static const char *const bad[] = { "word\tNN+1\n", "[nosuch]\n", "[word]\nx\tNNQ+1\n",
		"[word]\nx\tNN\n", "[word]\nx\tNN+0\n", "[word]\nx\tNN+99999\n", "[word]\nx\n",
		"[word]\n\tNN+1\n", "[word]\na b c d\tNN+1\n", "[lexicon]\nx\t=NNQ\n",
		"[word]\nx\tNN+1\nx\tNN+2\n" };
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err e = { 0 };
		struct str packed;
		CHECK(!pack_weights(str_from(bad[i]), &packed, mem, &e));
		CHECK(e.kind == ERR_INPUT);
	}
}

/* ---- what is looked at ---- */

static bool is_caseless(const char *text, bool upper, struct arena *mem)
{
	struct scanned s = { 0 };
	text_scan(str_from(text), &s, mem);
	return tag_is_caseless(s.words.at, s.words.count, upper);
}

TEST("TAG-2: capitals say nothing in all capitals, in none, and in titles")
{
	CHECK(is_caseless("SHELLS HIT VELMORA", true, mem));
	CHECK(is_caseless("shells hit velmora", false, mem));
	CHECK(is_caseless("Shells Kill Twelve Farmers in Velmora", false, mem));
	CHECK(!is_caseless("Shells kill twelve farmers in Velmora", false, mem));
	CHECK(!is_caseless("Mira Oln died", false, mem));
}

TEST("TAG-3: numbers in figures share a few words, and shapes are told in letters")
{
	CHECK_STR(tag_word_name(STR("1989")), "19xx");
	CHECK_STR(tag_word_name(STR("2031")), "19xx");
	CHECK_STR(tag_word_name(STR("40")), "00");
	CHECK_STR(tag_word_name(STR("1,200")), "0,0");
	CHECK_STR(tag_word_name(STR("7")), "7");
	CHECK_STR(tag_word_name(STR("40th")), "40th");
	CHECK_STR(tag_word_name(STR("")), "");
	char name[8];
	struct word w = { .low = STR("ak-47"), .shape = SHAPE_CAPITAL | SHAPE_UPPER | SHAPE_DIGIT };
	CHECK_STR(((struct str){ name, tag_shape_name(name, tag_shape_of(&w, false)) }), "D-U");
	CHECK_STR(((struct str){ name, tag_shape_name(name, tag_shape_of(&w, true)) }), "D-N");
	w = (struct word){ .low = STR("attack") };
	CHECK_STR(((struct str){ name, tag_shape_name(name, tag_shape_of(&w, false)) }), "x");
}

TEST("TAG-4: an auxiliary waits for its verb over adverbs, and a relative begins a new clause")
{
	enum tag_clause c = tag_clause_next(CLAUSE_EMPTY, TAG_VBD, STR("were"));
	CHECK(c == CLAUSE_BE);
	c = tag_clause_next(c, TAG_RB, STR("badly"));
	CHECK(c == CLAUSE_BE);
	CHECK(tag_clause_next(c, TAG_CD, STR("nine")) == CLAUSE_VERB);
	c = tag_clause_next(c, TAG_VBN, STR("wounded"));
	CHECK(c == CLAUSE_PARTICIPLE);
	CHECK(tag_clause_next(c, TAG_CC, STR("and")) == CLAUSE_PARTICIPLE);
	CHECK(tag_clause_next(c, TAG_WP, STR("who")) == CLAUSE_EMPTY);
	CHECK(tag_clause_next(CLAUSE_EMPTY, TAG_VBD, STR("")) == CLAUSE_VERB);

	const struct tagger *t = loaded(mem);
	struct words w = tag_text(t, "Two of the men were later also badly wounded .", false, mem);
	CHECK(w.at[8].tag == TAG_VBN);
}
