"""The many names that generators and authors give to the same field."""

import re
from functools import lru_cache

SPELLINGS: dict[str, tuple[str, ...]] = {
    # The first of them that holds something usable wins; the others stay where they were.
    "title": ("title", "titel", "headline", "post_title", "subject", "dc.title"),
    "date": (
        "date", "published", "pubdate", "pub_date", "publish_date", "publishdate", "published_at",
        "published_date", "date_published", "datepublished", "post_date", "postdate", "datum",
        "issued", "created", "created_at", "createdat", "date_created", "creation_date",
    ),
    "modified": (
        "lastmod", "modified", "updated", "last_modified", "last_modified_at", "lastmodified",
        "updated_at", "updatedat", "update_date", "date_modified", "datemodified", "date_updated",
        "modified_date", "updatedate", "gewijzigd",
    ),
    "authors": ("authors", "author", "auteurs", "auteur", "byline", "by", "creator", "writer"),
    "categories": ("categories", "category", "rubrieken", "rubriek", "section", "categorie",
        "taxonomies.categories"),
    "tags": (
        "tags", "tag", "topics", "topic", "keywords", "keyword", "labels", "trefwoorden",
        "taxonomies.tags",
    ),
    "url": (
        "externe_link", "external_link", "external_url", "externallink", "externalurl",
        "canonical_url", "canonicalurl", "canonical", "original_url", "originalurl",
        "original_link", "original", "source_url", "sourceurl", "source.url", "source_link",
        "source", "bron", "link", "url", "via", "tumblr_url", "redirectto", "redirect_to",
        "redirect", "permalink", "guid",
    ),
    "image": (
        "feature_image", "featured_image", "featureimage", "featuredimage", "feature_img",
        "featured-image.url", "image", "images", "afbeelding", "cover_image", "coverimage",
        "cover", "hero_image", "heroimage", "hero", "thumbnail", "thumb", "lead_image",
        "banner", "banner_image", "header_image", "header_img", "header", "preview", "photo",
        "primary_image", "social_image", "og_image", "ogimage", "og:image", "seo.ogimage",
    ),
    "lang": ("lang", "language", "locale", "taal", "langcode"),
    "excerpt": (
        "excerpt", "summary", "description", "abstract", "samenvatting", "beschrijving", "deck",
        "intro", "teaser", "dek",
    ),
    "explicit_id": ("uuid", "guid", "id"),
    "permalink": ("permalink", "path", "url"),
    "named_site": ("site",),
}  # fmt: skip

LISTED_BY_BLANKS = frozenset({"tags", "tag", "categories"})
"""Keys whose plain string is a list divided by blanks (Jekyll) when there is no comma in it."""

LISTED_BY_COMMAS = frozenset(
    [
        "tags",
        "tag",
        "topics",
        "topic",
        "keywords",
        "keyword",
        "labels",
        "trefwoorden",
        "categories",
        "rubrieken",
        "authors",
    ]
)

NOTHING = frozenset({"", "~", "null", "none", "false", "nil"})
"""Words that stand for no value, where a value that is not running text is asked for."""

YES_NO = frozenset(["true", "false", "yes", "no", "on", "off", "y", "n"])

LANGUAGES = {
    "nederlands": "nl", "dutch": "nl", "english": "en", "engels": "en", "deutsch": "de",
    "german": "de", "duits": "de", "français": "fr", "francais": "fr", "french": "fr",
    "frans": "fr", "español": "es", "spanish": "es", "spaans": "es", "italiano": "it",
    "italian": "it", "português": "pt", "portuguese": "pt", "русский": "ru", "russian": "ru",
    "中文": "zh", "chinese": "zh", "日本語": "ja", "japanese": "ja", "한국어": "ko", "korean": "ko",
    "العربية": "ar", "arabic": "ar", "frysk": "fy", "fries": "fy",
}  # fmt: skip

_SEPARATOR = re.compile(r"[\s-]+")


@lru_cache(maxsize=2048)
def folded(key: str) -> str:
    """A key as the tables have it: lower-case, `_` for blanks and dashes."""
    key = key.strip().lower()
    if key.replace("_", "").isalnum():
        return key
    return _SEPARATOR.sub("_", key)


SPELLINGS["image"] = tuple(_SEPARATOR.sub("_", key) for key in SPELLINGS["image"])
