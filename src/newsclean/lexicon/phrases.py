"""What Bengali and English news pages print around their articles, on the folded copy.

Whole lines stand in `LINES` by family; openings and endings in `OPENINGS` and `ENDINGS`. An
opening or ending tells only on a short line without a danda: real sentences hold the same words.
"""

from newsclean.model import Kind

# Whole lines, punctuation and bullets at both ends removed.
LINES: dict[Kind, frozenset[str]] = {
    Kind.SHARE: frozenset(
        (
            "শেয়ার", "শেয়ার করুন", "শেয়ার করুন এখনই", "শেয়ার", "পোস্টটি শেয়ার করুন", "সংবাদটি শেয়ার করুন", "খবরটি শেয়ার করুন",
            "নিউজটি শেয়ার করুন", "আপনার সোশ্যাল মিডিয়ায় শেয়ার করুন", "এই পোস্টটি শেয়ার করুন", "শেয়ার অন", "শেয়ার হয়েছে",
            "ফলো করুন", "অনুসরণ করুন", "আমাদের অনুসরণ করুন", "আমাদের ফলো করুন", "ফেসবুক", "টুইটার", "হোয়াটসঅ্যাপ",
            "হোয়াটসএপ", "মেসেঞ্জার", "টেলিগ্রাম", "ইনস্টাগ্রাম", "লিংকডইন", "পিন্টারেস্ট", "ইউটিউব", "ইমেইল", "ই-মেইল", "প্রিন্ট",
            "প্রিন্ট করুন", "কপি লিংক", "লিংক কপি", "লিংক কপি করুন", "কপি করুন", "লিঙ্ক কপি", "লিংক কপি হয়েছে", "গুগল নিউজ", "google news",
            "অ", "অ-", "অ+", "অ অ অ", "a a a", "a-", "a+", "a", "যুক্ত থাকুন", "সংযুক্ত থাকুন", "সাবস্ক্রাইব", "সাবস্ক্রাইব করুন",
            "share", "shares", "share this", "share this news", "share this news on", "share this article", "share this post",
            "share on", "share now", "share via", "share it", "share with", "share news", "share this story", "follow", "follow us",
            "follow us on", "follow on google news", "facebook", "twitter", "x", "whatsapp", "messenger", "telegram", "instagram",
            "linkedin", "pinterest", "reddit", "viber", "youtube", "tiktok", "email", "e-mail", "mail", "print", "copy link", "copy",
            "link copied", "link copied!", "copy url", "url copied", "copied", "like", "tweet", "pin", "save", "bookmark", "subscribe",
            "facebook twitter whatsapp", "share facebook twitter", "listen", "text size", "font size", "শুনুন", "সেভ করুন", "সেভ",
            "facebook messenger", "copy to clipboard", "stay connected", "join us", "join our channel", "অডিও শুনুন",
        )
    ),
    Kind.ADVERT: frozenset(
        (
            "বিজ্ঞাপন", "বিজ্ঞাপণ", "বিজ্ঞাপন দিন", "স্পনসর্ড", "স্পন্সরড", "প্রচারিত", "বিজ্ঞাপনের জন্য যোগাযোগ করুন", "এখানে বিজ্ঞাপন দিন",
            "advertisement", "advertisements", "advertisment", "advertise", "advertise here", "ad", "ads", "ad code", "header ad",
            "sponsored", "sponsored content", "promoted", "promoted content", "iklan", "skip ad", "scroll to continue",
            "continue reading below", "story continues below advertisement", "article continues below advertisement",
            "advertise your products here", "ads by", "powered by", "বিজ্ঞাপন বন্ধ করুন",
        )
    ),
    Kind.RELATED: frozenset(
        (
            "আরও পড়ুন", "আরো পড়ুন", "আরও খবর", "আরো খবর", "আরও সংবাদ", "আরো সংবাদ", "আরও দেখুন", "আরো দেখুন", "দেখুন আরও খবর",
            "দেখুন আরো খবর", "সম্পর্কিত খবর", "সম্পর্কিত সংবাদ", "সম্পর্কিত", "সম্পর্কিত বিষয়", "সম্পর্কিত পোস্ট", "সম্পর্কিত নিবন্ধ",
            "এ সম্পর্কিত খবর", "এ সম্পর্কিত আরও খবর", "এ সম্পর্কিত আরো খবর", "এই সম্পর্কিত আরও খবর", "এই সম্পর্কিত আরো খবর",
            "এ সংক্রান্ত আরও খবর", "এ বিভাগের আরও খবর", "এ বিভাগের আরো খবর", "এই বিভাগের আরও খবর", "এই বিভাগের আরো খবর",
            "এই বিভাগের আরও সংবাদ", "এই বিভাগের আরো সংবাদ", "এ বিভাগের অন্যান্য সংবাদ", "এই ক্যাটাগরির আরও খবর", "এই ক্যাটাগরির আরো খবর",
            "এ জাতীয় আরও খবর", "এ জাতীয় আরো খবর", "এই ধরনের আরও খবর", "সর্বশেষ", "সর্বশেষ খবর", "সর্বশেষ সংবাদ", "সবশেষ", "সবশেষ খবর", "সদ্য পাওয়া",
            "সদ্য সংবাদ", "সর্বাধিক পঠিত", "সর্বাধিক পড়া", "সর্বোচ্চ পঠিত", "সবচেয়ে বেশি পঠিত", "বেশি পঠিত", "পঠিত", "জনপ্রিয়", "জনপ্রিয় খবর",
            "জনপ্রিয় সংবাদ", "আলোচিত", "আলোচিত খবর", "আলোচিত সংবাদ", "পাঠকপ্রিয়", "নির্বাচিত", "সব খবর", "সকল খবর", "সব সংবাদ", "প্রাসঙ্গিক",
            "প্রাসঙ্গিক খবর", "আপনার জন্য", "আপনার জন্য আরও", "আপনি পছন্দ করতে পারেন", "মিস করবেন না", "মিস করেছেন", "ট্রেন্ডিং", "আগের সংবাদ",
            "পরের সংবাদ", "আগের খবর", "পরের খবর", "পরবর্তী খবর", "পূর্ববর্তী খবর", "পূর্ববর্তী সংবাদ", "পরবর্তী সংবাদ", "পরবর্তী", "পূর্ববর্তী",
            "আরও", "আরো", "বিস্তারিত", "বিস্তারিত পড়ুন", "পড়ুন", "আরও ভিডিও", "আরও ছবি", "ভিডিও", "ফটো গ্যালারি", "ছবি ঘর", "শীর্ষ সংবাদ", "শীর্ষ খবর",
            "প্রধান খবর", "টপ নিউজ", "লাইভ", "খবরটি পড়ুন", "সংশ্লিষ্ট খবর", "সংশ্লিষ্ট সংবাদ", "সংশ্লিষ্ট বিষয়", "এই সপ্তাহের সর্বাধিক পঠিত",
            "related", "related articles", "related article", "related news", "related posts", "related post", "related stories",
            "related story", "related topics", "related content", "related links", "related items", "related video", "related videos",
            "most popular", "most read", "most viewed", "most commented", "most shared", "popular", "popular posts", "popular news",
            "popular now", "popular post", "latest", "latest news", "latest posts", "latest stories", "latest post", "recent",
            "recent news", "recent posts", "recent post", "recent comments", "trending", "trending now", "trending news", "top news",
            "top stories", "top story", "read more", "read also", "also read", "read next", "see also", "see more", "more news",
            "more stories", "more articles", "more", "more from author", "more posts", "you may like", "you may also like",
            "you might like", "you might also like", "you may have missed", "don't miss", "dont miss", "recommended",
            "recommended for you", "recommended stories", "must read", "editor's pick", "editors pick", "next article",
            "previous article", "previous", "next", "previous post", "next post", "prev", "up next", "in this story", "view all",
            "all news", "watch also", "watch more", "what to read next", "keep reading", "load more", "show more", "আরও লোড করুন",
            "ওয়েব স্টোরি", "web stories",
        )
    ),
    Kind.COMMENT: frozenset(
        (
            "মন্তব্য", "মন্তব্য করুন", "মন্তব্যসমূহ", "মন্তব্য লিখুন", "আপনার মন্তব্য", "আপনার মন্তব্য লিখুন", "আপনার মতামত", "আপনার মতামত লিখুন",
            "আপনার মতামত দিন", "মতামত দিন", "মতামত লিখুন", "শর্ত সমূহ", "শর্তসমূহ", "কমেন্ট", "কমেন্ট করুন", "কমেন্টস", "০ মন্তব্য", "0 মন্তব্য",
            "মন্তব্য বন্ধ", "লগইন", "লগ ইন", "লগ ইন করুন", "নাম", "আপনার নাম", "জমা দিন", "সাবমিট", "পাঠকের মতামত", "পাঠকের মন্তব্য", "আপনার ইমেইল",
            "comment", "comments", "leave a reply", "leave a comment", "write a comment", "write your comment", "post a comment",
            "post comment", "add a comment", "add comment", "cancel reply", "leave a reply cancel reply", "no comments",
            "comments are closed", "comments are closed.", "0 comments", "view comments", "show comments", "your comment",
            "your email address will not be published", "required fields are marked", "save your email and others information",
            "save my name, email, and website in this browser for the next time i comment", "notify me of new posts by email",
            "notify me of follow-up comments by email", "facebook comments", "submit", "reply", "name", "website", "login", "log in",
            "sign in", "sign up", "register", "be the first to comment", "join the conversation", "join the discussion",
        )
    ),
    Kind.TAGS: frozenset(("tag", "tags", "ট্যাগ", "ট্যাগস", "ট্যাগসমূহ", "বিষয়", "বিষয়সমূহ", "টপিক", "topics", "topic", "keywords", "filed under")),
    Kind.MEDIA: frozenset(
        (
            "img", "image", "images", "photo", "picture", "author-image", "author image", "video", "video thumbnail", "thumbnail",
            "play video", "play", "pause", "mute", "unmute", "fullscreen", "gallery", "slideshow", "close", "loading", "loading...",
            "logo", "avatar", "play now", "watch now", "watch video", "ছবি", "লোডিং", "বন্ধ করুন",
        )
    ),
    Kind.NAVIGATION: frozenset(
        (
            "home", "হোম", "প্রচ্ছদ", "মূলপাতা", "মূল পাতা", "প্রথম পাতা", "menu", "মেনু", "search", "খুঁজুন", "অনুসন্ধান", "সার্চ", "top", "back to top",
            "skip to content", "skip to main content", "ই-পেপার", "ইপেপার", "e-paper", "epaper", "আর্কাইভ", "archive", "bangla", "english",
            "বাংলা", "ইংরেজি", "উপরে যান", "ফিরে যান", "back", "go back", "toggle navigation", "close menu", "breadcrumb", "you are here",
            "জাতীয়", "রাজনীতি", "অর্থনীতি", "আন্তর্জাতিক", "খেলা", "খেলাধুলা", "বিনোদন", "সারাদেশ", "সারা দেশ", "মতামত", "লাইফস্টাইল", "চাকরি",
            "ধর্ম", "শিক্ষা", "স্বাস্থ্য", "প্রযুক্তি", "বাণিজ্য", "রাজধানী", "বিশ্ব", "দেশ", "অপরাধ", "সম্পাদকীয়", "উপসম্পাদকীয়", "বিশেষ সংবাদ", "বাংলাদেশ",
            "ফিচার", "সাহিত্য", "ফটোগ্যালারি", "মাল্টিমিডিয়া", "আইন-আদালত", "আইন আদালত", "তথ্যপ্রযুক্তি", "তথ্য প্রযুক্তি", "প্রবাস", "ক্যাম্পাস", "গণমাধ্যম",
        )
    ),
    Kind.FOOTER: frozenset(
        (
            "যোগাযোগ", "আমাদের সম্পর্কে", "আমাদের কথা", "গোপনীয়তা নীতি", "প্রাইভেসি পলিসি", "শর্তাবলি", "শর্তাবলী", "ব্যবহারের শর্তাবলি", "নীতিমালা",
            "বিজ্ঞাপন মূল্য তালিকা", "contact", "contact us", "about", "about us", "privacy policy", "privacy", "terms", "terms of use",
            "terms & conditions", "terms and conditions", "disclaimer", "cookie policy", "sitemap", "advertise with us", "newsletter",
            "ডাউনলোড অ্যাপ", "মোবাইল অ্যাপস ডাউনলোড করুন", "মোবাইল অ্যাপ ডাউনলোড করুন", "accept", "accept all", "i agree", "না", "হ্যাঁ", "got it",
            "allow", "ok", "ঠিক আছে", "সম্মত", "ইউনিকোড কনভার্টার", "unicode converter", "our android app", "download app",
        )
    ),
}  # fmt: skip

# Openings of short lines: the family, and whether a colon or dash must follow.
OPENINGS: tuple[tuple[Kind, str], ...] = (
    (Kind.RELATED, r"(?:\[ ?)?(?:আরও|আরো) (?:পড়ুন|পড়ুনঃ|দেখুন|খবর|সংবাদ|জানুন)(?: ?[:ঃ\-–—<«»>|…।]| \[|\]|$)"),
    (Kind.RELATED, r"(?:পড়ুন|দেখুন|আরও জানুন|আরো জানুন|এটিও পড়ুন|এটাও পড়ুন|এছাড়া পড়ুন) ?[:ঃ<»>]"),
    (Kind.RELATED, r"(?:(?:also )?read(?: (?:more|also|next))?|see also|related|also see|must read|more on this) ?[:\-–—>»]"),
    (Kind.RELATED, r"(?:এ|এই) (?:বিভাগের|ক্যাটাগরির|জাতীয়|ধরনের|সংক্রান্ত|সম্পর্কিত|বিষয়ে)(?: আরও| আরো| অন্যান্য) (?:খবর|সংবাদ)"),
    (Kind.RELATED, r"(?:<<|«|←) ?(?:আগের|পূর্ববর্তী)|(?:আগের|পরের|পূর্ববর্তী|পরবর্তী) (?:সংবাদ|খবর|পোস্ট|নিউজ)(?: ?[:>»]|$)"),
    (Kind.SHARE, r"share (?:this|on|to|via)|follow (?:us|on)|(?:খবরটি|সংবাদটি|নিউজটি|পোস্টটি|লেখাটি|এই) ?শেয়ার"),
    (Kind.SHARE, r"(?:click|tap) to (?:share|print|email|copy)"),
    (Kind.COMMENT, r"your email address will not|required fields are|save (?:my|your) (?:name|email)|leave a (?:reply|comment)"),
    (Kind.COMMENT, r"(?:ইহাতে|এখানে|এই খবরে|এই পোস্টে) মন্তব্য|মন্তব্য (?:করতে|প্রদান|করার জন্য)|comments? (?:are )?(?:closed|off|\()"),
    (Kind.COMMENT, r"notify me of|you must be logged in"),
    (Kind.ADVERT, r"(?:manual[0-9]* )?ad code|\[ad_[0-9]|\[/?ads?\b|advertise your|বিজ্ঞাপনের জন্য"),
    (Kind.TAGS, r"(?:tags?|ট্যাগ(?:স|সমূহ)?|বিষয়(?:সমূহ)?|টপিক(?:স)?|keywords?|topics?|filed under|posted in) ?[:ঃ]"),
    (Kind.COUNTER, r"(?:পঠিত|পড়া হয়েছে|ভিউ|views?|hits?|দেখা হয়েছে|মোট পাঠক|reads?|পাঠক সংখ্যা|shares?) ?[:ঃ]? ?[0-9]"),
    (Kind.FOOTER, r"(?:©|copyright|কপিরাইট|\(c\) ?[0-9])|all rights reserved|সর্বস্বত্ব"),
    (Kind.FOOTER, r"(?:প্রধান |ভারপ্রাপ্ত |নির্বাহী |ব্যবস্থাপনা |প্রতিষ্ঠাতা |উপদেষ্টা )?(?:সম্পাদক|প্রকাশক|সম্পাদক ও প্রকাশক|সম্পাদক ও প্রকাশকঃ) ?[:ঃ]"),
    (Kind.FOOTER, r"(?:ফোন|মোবাইল|ফ্যাক্স|ই-মেইল|ইমেইল|ইমেল|phone|mobile|email|e-mail|fax|হটলাইন|বার্তা কক্ষ|বিজ্ঞাপন বিভাগ|অফিস|কার্যালয়|ঠিকানা) ?[:ঃ]"),
    (Kind.FOOTER, r"(?:design(?:ed)?|develop(?:ed)?|powered|theme|hosted)(?: ?(?:&|and) ?develop(?:ed|ment)?)? ?(?:by|:)"),
    (Kind.FOOTER, r"we use cookies|this (?:web)?site uses cookies|by (?:using|continuing)|সরকারি নিবন্ধন|নিবন্ধন নং|রেজি(?:ঃ|\.|স্ট্রেশন)? ?নং"),
    (Kind.MEDIA, r"video player is loading|this is a modal window|play video|current time|loaded: |stream type|remaining time|seek to live"),
    (Kind.CODE, r"<[a-z/!]|write css|edit with live css|\{\"|\[\{|!\[\]\(|pic\.twitter\.com|https?://[^ ]+$|www\.[^ ]+$"),
    (Kind.PROMO, r"continue reading|সম্পূর্ণ (?:আর্টিকেলটি|খবরটি|লেখাটি|প্রতিবেদনটি) পড়ু|the post .{1,200} appeared first on"),
    (Kind.PROMO, r"(?:ডাউনলোড|ইনস্টল) করুন .{0,40}অ্যাপ|.{0,60}অ্যাপ(?:স|টি)? (?:ডাউনলোড|ইনস্টল)"),
)  # fmt: skip

# Endings of short lines.
ENDINGS: tuple[tuple[Kind, str], ...] = (
    (Kind.SHARE, r"(?:চ্যানেল(?:টি|ে)?|পেজ(?:টি|ে)?|নিউজে?|ফিড(?:টি)?|ইউটিউব|ফেসবুক|হোয়াটসঅ্যাপ) ?(?:চ্যানেল(?:টি|ে)? |পেজ(?:টি|ে)? |গ্রুপে? )?(?:টি )?(?:ফলো|লাইক|সাবস্ক্রাইব|অনুসরণ|যুক্ত)(?: করুন| দিন| হোন| থাকুন| করে রাখুন)?"),
    (Kind.COUNTER, r"[0-9]+ ?(?:বার|জন|টি)? ?(?:পড়া|দেখা|পঠিত|পড়েছে|দেখেছেন|দেখেছে|পড়েছেন|ভিউ|শেয়ার|মন্তব্য|পাঠক)(?: হয়েছে|ন)?"),
    (Kind.COUNTER, r"[0-9][0-9,. ]*k? (?:total )?(?:views?|reads?|shares?|comments?|hits?)"),
    (Kind.COUNTER, r"[0-9]+ ?(?:মিনিটে পড়ুন|মিনিট পড়ার সময়|min(?:ute)?s? read)"),
    (Kind.COUNTER, r"বার পড়া হয়েছে|জন পড়েছে(?:ন)?|জন দেখেছে(?:ন)?"),
    (Kind.FOOTER, r"সর্বস্বত্ব(?: স্বত্বাধিকার)? সংরক্ষিত|স্বত্ব সংরক্ষিত|all rights? reserved|কপিরাইট সংরক্ষিত"),
    (Kind.PROMO, r"বিস্তারিত আসছে|বিস্তারিত ভিডিওতে|ভিডিওতে দেখুন|বিস্তারিত দেখুন ভিডিওতে|\[email protected\](?: ঠিকানায়)?"),
    (Kind.MEDIA, r"[^ ]+\.(?:jpe?g|png|webp|gif|svg|avif|mp4)\)?"),
)  # fmt: skip

# Sentences a site prints of itself under an article; they hold dandas, so length says nothing.
PROMO_SENTENCES = (
    r"(?:অনলাইন|নিউজ|সংবাদ) ?(?:পোর্টাল|পত্রিকা).{0,60}(?:লিখতে পারেন|লেখা পাঠা|যুক্ত থাকুন|সঙ্গে থাকুন)"
    r"|আপনার (?:লেখাটি?|মতামত) পাঠি?য়ে দিন|আপনিও? লিখতে পারেন|লিখতে পারেন আপনিও"
    r"|(?:খবর|সংবাদ|আপডেট)(?: সবার আগে)? পেতে.{0,80}(?:ফলো|সাবস্ক্রাইব|ভিজিট|লাইক|ডাউনলোড|চোখ রাখুন|যুক্ত|অনুসরণ)"
    r"|(?:ফেসবুক পেজ|ইউটিউব চ্যানেল|হোয়াটসঅ্যাপ চ্যানেল|টেলিগ্রাম চ্যানেল|গুগল নিউজ)(?:টি|ে|ে যুক্ত| ফিড)?.{0,30}(?:ফলো|সাবস্ক্রাইব|লাইক|যুক্ত|অনুসরণ) (?:করুন|দিন|হোন|থাকুন|করে রাখুন)"
    r"|we use cookies|your email address will not be published|subscribe to our (?:newsletter|channel)"
    r"|(?:পূর্ব )?অনুমতি (?:ছাড়া|ব্যতীত|ব্যতিরেকে).{0,120}(?:প্রকাশ|ব্যবহার|কপি|বেআইনি|দণ্ডনীয়)"
    r"|এই (?:ওয়েবসাইটের|সাইটের|পত্রিকার) কোনো? (?:লেখা|কনটেন্ট|সংবাদ|তথ্য)"
    r"|প্রকাশক কর্তৃক .{0,80}(?:মুদ্রিত|প্রকাশিত)|কর্তৃক (?:মুদ্রিত ও )?প্রকাশিত ও .{0,60}মুদ্রিত|সম্পাদকীয় (?:ও|,) ?বাণিজ্যিক (?:কার্যালয়|বিভাগ)"
)  # fmt: skip

# A picture's credit, anywhere in a caption line.
PICTURE_CREDITS = (
    r"(?:ফাইল|সংগৃহীত|প্রতীকী|সংগ্রহীত|পুরোনো|পুরনো|ফাইল) ?(?:ছবি|ফটো|চিত্র)|(?:ছবি|ফটো|আলোকচিত্র|চিত্র|ভিডিও|গ্রাফিক্স|ইলাস্ট্রেশন|কোলাজ|সৌজন্যে?|ফোটো) ?[:ঃ\-–—।] ?"
    r"|(?:নিজস্ব|প্রতীকী|ফাইল) (?:চিত্র|ছবি)|ছবি ?(?:সংগৃহীত|সংগ্রহীত|ইন্টারনেট|এএফপি|রয়টার্স|এপি|ফেসবুক)|photo ?(?:by|credit|courtesy|:)|image ?(?:credit|source|:)|getty images|picture ?:"
)  # fmt: skip

# Who reported it: the first words of a source line.
SOURCE_OPENINGS = r"(?:তথ্য ?)?সূত্র ?[:ঃ\-–—]|তথ্যসূত্র|source(?:s)? ?[:\-–—]|খবর ?[:ঃ] |সৌজন্যে ?[:ঃ]|সুত্র ?[:ঃ\-–—]|via ?:"
