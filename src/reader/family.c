#include "reader/family.h"

#include "reader/frame.h"

enum { SLOTS = 2048, FILTER = 8192 /* bits */ };

#define LIST(...) ((const char *const[]){ __VA_ARGS__, NULL })

static const char *const *const words_of[FAMILY_COUNT] = {
	[FAMILY_WEATHER] = LIST("storm", "storms", "flood", "floods", "flooding", "floodwater",
		"floodwaters", "cyclone", "hurricane", "typhoon", "snow", "snowfall", "blizzard",
		"ice", "avalanche", "landslide", "landslides", "mudslide", "earthquake", "quake",
		"wind", "winds", "lightning", "drought", "heatwave", "frost", "tornado", "rains"),
	[FAMILY_MISHAP] = LIST("wildfire", "wildfires", "volcano", "eruption", "lava", "leak",
		"leaking", "defused", "asbestos", "subsidence", "virus", "outbreak", "match",
		"concert", "parade", "marathon", "festival"),
	[FAMILY_CHANCE] = LIST("maintenance", "upgrade", "smugglers", "smuggled", "smuggling",
		"contraband", "counterfeit", "stolen", "traffickers", "burglars", "unpaid",
		"theatre", "stadium's", "hotel", "test", "inspection", "visitors", "tourists",
		"exams"),
	[FAMILY_TAKES_BACK] = LIST("withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing",
		"correcting", "reversing", "retract", "retracts", "retracted", "retracting",
		"recant", "recants", "recanted", "rescind", "rescinds", "rescinded", "back", "used",
		"quoted", "cited", "repeated", "valid", "printed", "relied", "trusted", "stands",
		"print", "disregard", "disregarded", "discard", "discarded", "stand", "stood",
		"upheld", "maintained", "sustained", "drop", "drops", "dropped", "abandoned",
		"abandons", "disowned", "disowns", "renounced", "renounces", "corrected",
		"corrects", "repeat", "use", "quote", "cite", "spread", "using", "printing",
		"quoting", "repeating", "citing", "publish", "longer", "sustain", "substantiate",
		"uphold", "vouch", "maintain", "defend", "support", "prove", "retreated",
		"retreats", "retreating", "backtracked", "backtracks", "backpedalled", "backed",
		"backs", "backing", "revised", "scaled", "adjusted", "applies", "apply", "holds",
		"deleted", "removed", "deleting", "removing"),
	[FAMILY_LIVES] = LIST("survived", "survives", "survivor", "alive", "escaped", "unhurt",
		"unharmed", "rescued", "released", "freed", "arrested", "surrendered"),
	[FAMILY_MISTAKEN] = LIST("mistaken", "erroneous", "imprecise", "overstated", "miscounted",
		"inexact", "error", "mistake", "overcount", "miscount", "misprint",
		"misunderstanding", "miscalculation", "guess", "exaggeration", "guesswork",
		"precise", "accurate", "exact", "right", "reliable", "wounded", "injured"),
	[FAMILY_SCANT] = LIST("every", "once", "twice", "hour", "hours", "limited", "restricted",
		"rationed", "halved", "quarter", "third", "fraction", "trickle", "half", "held",
		"kept", "keeps", "holds", "hold", "keep", "holding", "keeping", "closed", "cut",
		"blocked", "dammed", "diverted", "there", "allowed", "permitted", "let", "want",
		"locked", "stuck", "stranded", "lack", "refuse", "refuses", "refused", "refusing",
		"denied", "blockade", "embargo", "ban", "restrictions", "prevented", "barred",
		"stopped", "a", "per"),
	[FAMILY_OF_DEAD] = LIST("shot", "executed", "strangled", "beheaded", "decapitated",
		"slaughtered", "butchered", "gunned", "mown", "mowed", "bludgeoned", "hacked",
		"burned", "burnt", "smothered", "bayoneted", "speared", "lynched", "riddled",
		"machine-gunned", "crushed", "clubbed", "stabbed", "knifed", "drowned", "poisoned",
		"bulldozed", "hanged", "blindfolded", "disembowelled", "suffocated", "killed",
		"murdered", "massacred", "tied", "bound", "cut", "slit", "wounds", "marks", "signs",
		"burns", "cuts", "injuries", "holes", "traces", "loss", "lives", "number",
		"numerous", "many", "countless", "innocent", "defenceless", "defenseless",
		"unarmed", "thrown", "flung", "hurled", "pushed", "tossed", "picked", "finished",
		"blown", "alight", "death", "sabred", "lanced", "impaled", "sawn", "trampled",
		"condemned", "condemns", "condemn", "deplored", "deplores", "appalled", "shocked",
		"denounced", "horrified", "mourned", "massacre", "slaughter"),
	[FAMILY_POINTS] = LIST("wore", "worn", "bore", "order", "orders", "pointed", "points",
		"point", "pointing", "murderer", "murderers", "butcher", "butchers", "killer",
		"killers", "criminal", "door", "hands", "planned", "ordered", "decided",
		"organised", "organized", "orchestrated", "authorised", "authorized", "sanctioned",
		"signed", "premeditated", "hallmarks", "hallmark", "gave", "given", "issued",
		"accused", "accuse", "accuses"),
	[FAMILY_CHARGES] = LIST("accuse", "accuses", "accused", "accusing", "order", "orders",
		"ordered", "ordering", "instructed", "commanded", "telling", "told", "shooting",
		"firing", "killing", "killings", "shelling"),
	[FAMILY_HARDSHIP] = LIST("holding", "questioning", "recruited", "conscripted", "idps",
		"trauma", "dry", "displaced", "handcuffs", "zipped", "capped", "padlocked",
		"funeral", "funerals", "rehoused", "herded", "airlifted", "evacuees", "bussed",
		"ditches", "puddles", "rainwater", "shipping", "herding", "trucking", "voluntary",
		"bare", "empty", "starving", "starve", "starved", "ferrying", "bussing",
		"blindfolded", "barred", "forbidden", "prohibited", "depopulated", "disregard",
		"disregarded", "superseded" /* "the earlier number is to be disregarded" */),
	[FAMILY_MOVES] = LIST("moved", "moving", "removed", "removing", "relocated", "relocating",
		"resettled", "resettling", "rehoused", "rehousing", "transferred", "transferring",
		"shifted", "shifting", "transported", "transporting", "shipped", "shipping",
		"bused", "bussed", "busing", "bussing", "trucked", "trucking", "ferried",
		"ferrying", "flown", "flew", "flying", "airlifted", "escorted", "escorting",
		"marched", "marching", "driven", "drove", "driving", "herded", "herding", "carried",
		"carrying", "carted", "hauled", "taken", "took", "taking", "brought", "bringing",
		"loaded", "loading", "put", "putting", "packed", "crammed", "sent", "sending",
		"delivered", "deported", "deporting", "expelled", "expelling", "banished",
		"banishing", "exiled", "evicted", "evicting", "turned", "turning", "cleared",
		"clearing", "emptied", "ousted", "ousting", "thrown", "threw", "throwing", "dumped",
		"dumping", "deposited", "set", "dropped", "decanted", "uprooted", "uprooting",
		"billeted", "lodged", "housed", "settled", "interned", "concentrated", "regrouped",
		"rounded", "conducted", "conveyed", "withdrawn", "extracted", "dispersed",
		"scattered", "chased", "chasing", "forced", "forcing", "pushed", "led", "walked",
		"shepherded", "ushered", "crowded", "squeezed", "swept", "hounded", "hustled",
		"dragged", "entrained", "landed", "unloaded", "penned", "placed", "planted",
		"repatriated", "displaced", "dispossessed", "followed", "went", "came", "left",
		"gone", "departed", "done", "made", "compelled", "leaving", "ejected", "turfed",
		"ejecting", "live", "lives", "lived", "living", "sheltering", "quartered",
		"accommodated", "burned", "burnt", "bombed", "shelled", "starved", "flushed",
		"smoked", "railed", "did", "remain", "remained", "remains", "stay", "stayed",
		"allowed", "permitted", "agreed"),
	[FAMILY_EMPTIES] = LIST("clear", "cleared", "clearing", "empty", "emptied", "emptying",
		"cleansed", "cleansing", "purged", "purging", "rid", "stripped", "depopulated",
		"moved", "drove", "driven", "expelled", "chased", "forced", "evicted", "ousted",
		"removed", "ejected", "ordered", "herded", "herding", "loaded", "loading", "pushed",
		"marched", "packed", "crammed", "ordering", "forcing", "put", "putting", "hustled",
		"took", "taken", "carried", "brought", "ferried", "transported", "shipped",
		"bussed", "bused", "trucked", "relocated", "resettled", "evacuated", "transferred",
		"dragged", "hauled"),
	[FAMILY_SHOPS] = LIST("clinic", "clinics", "pharmacy", "pharmacies", "dispensary",
		"dispensaries", "bakery", "bakeries", "granary", "granaries", "canteen", "canteens",
		"kitchen", "kitchens", "infirmary", "hospital", "hospitals", "health", "medical",
		"feeding", "store", "stores", "shop", "shops", "market", "markets"),
	[FAMILY_SHUTS] = LIST("padlocked", "shut", "closed", "sealed", "shuttered", "bricked",
		"chained", "boarded", "wrecked", "burned", "ordered", "instructed", "decreed",
		"stripped", "emptied"),
	[FAMILY_SHUT_FOR] = LIST("holiday", "holidays", "weekend", "lunch", "repair", "repairs",
		"cleaning", "renovation", "renovations", "refurbishment", "customers", "custom",
		"epidemic", "outbreak", "cholera", "virus", "measles", "influenza", "quarantine",
		"strike", "mourning", "inspectors", "rats", "hygiene", "licence", "license",
		"licences", "licensed", "unlicensed", "debts", "rent", "fraud", "pills",
		"counterfeit", "landlord", "merger", "bankrupt", "bankruptcy", "staff", "owner",
		"owners", "veterans", "precaution"),
};

struct slot {
	struct str word; /* `at` NULL: empty */
	family_set set;
};

struct families {
	uint64_t maybe[FILTER / 64]; /* by hash: most words are in none */
	struct slot slots[SLOTS];
};

static struct slot *slot_of(struct families *f, struct str word, uint64_t hash)
{
	size_t i = hash % SLOTS;
	while (f->slots[i].word.at && !str_equal(f->slots[i].word, word))
		i = (i + 1) % SLOTS;
	return &f->slots[i];
}

static void add_words(struct families *f, enum family family, const char *const *words)
{
	for (; *words; words++) {
		struct str word = str_from(*words);
		uint64_t hash = str_hash(word);
		struct slot *s = slot_of(f, word, hash);
		s->word = word;
		s->set |= (family_set)1 << family;
		f->maybe[hash / 64 % (FILTER / 64)] |= (uint64_t)1 << hash % 64;
	}
}

const struct families *families_make(struct arena *mem)
{
	struct families *f = NEW(mem, struct families);
	for (size_t k = 0; k < FAMILY_COUNT; k++)
		if (words_of[k])
			add_words(f, (enum family)k, words_of[k]);
	const char *const *forms;
	for (size_t k = 0; (forms = frame_cut_forms(k)); k++)
		add_words(f, FAMILY_CUTS, forms);
	return f;
}

static family_set find(const struct families *f, const struct word *w)
{
	size_t i = w->hash % SLOTS;
	while (f->slots[i].word.at && !str_equal(f->slots[i].word, w->low))
		i = (i + 1) % SLOTS;
	return f->slots[i].set;
}

static inline bool may_belong(const struct families *f, const struct word *w)
{
	return f->maybe[w->hash / 64 % (FILTER / 64)] >> w->hash % 64 & 1;
}

family_set families_of(const struct families *f, const struct word *w)
{
	return may_belong(f, w) ? find(f, w) : 0;
}

family_set families_among(
	const struct families *f, const struct word *first, const struct word *end)
{
	family_set all = 0;
	for (const struct word *w = first; w < end; w++)
		if (may_belong(f, w))
			all |= find(f, w);
	return all;
}
