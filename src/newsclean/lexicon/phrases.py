"""What Bengali and English news pages print around their articles, on the folded copy.

Whole lines stand in `LINES` by family; openings and endings in `OPENINGS` and `ENDINGS`. An
opening or ending tells only on a short line without a danda: real sentences hold the same words.
Each pattern of a search goes with words of which one must stand in the line: they cost a tenth.
"""

from typing import NamedTuple

from newsclean.model import Kind


def _lines(*rows: str) -> frozenset[str]:
    """Return the lines of a table, `|` between them; `আরও` stands for `আরো` too."""
    lines = {line.strip() for row in rows for line in row.split("|")}
    return frozenset(lines | {line.replace("আরও", "আরো") for line in lines})


# Whole lines, punctuation and bullets at both ends removed.
LINES: dict[Kind, frozenset[str]] = {
    Kind.SHARE: _lines(
        "শেয়ার|শেয়ার করুন|শেয়ার করুন এখনই|শেয়ার করুন এখানে|পোস্টটি শেয়ার করুন|সংবাদটি শেয়ার করুন|খবরটি শেয়ার করুন|নিউজটি শেয়ার করুন|লেখাটি শেয়ার করুন",
        "আপনার সোশ্যাল মিডিয়ায় শেয়ার করুন|সোশ্যাল মিডিয়ায় শেয়ার করুন|সামাজিক যোগাযোগমাধ্যমে শেয়ার করুন|এই পোস্টটি শেয়ার করুন|এই সংবাদটি শেয়ার করুন",
        "শেয়ার অন|শেয়ার হয়েছে|শেয়ার দিন|ফেসবুকে শেয়ার করুন|টুইটারে শেয়ার করুন|হোয়াটসঅ্যাপে শেয়ার করুন|শেয়ার করে ছড়িয়ে দিন|শেয়ার করে সঙ্গে থাকুন|ফেসবুক শেয়ার|টুইট|টুইট করুন",
        "ফলো|ফলো করুন|অনুসরণ করুন|আমাদের অনুসরণ করুন|আমাদের ফলো করুন|ফেসবুকে ফলো করুন|গুগল নিউজে ফলো করুন|আমাদের সঙ্গে থাকুন|আমাদের সাথে থাকুন|যুক্ত থাকুন|সংযুক্ত থাকুন|সাথে থাকুন",
        "ফেসবুক|টুইটার|হোয়াটসঅ্যাপ|হোয়াটসএপ|হোয়াটস অ্যাপ|মেসেঞ্জার|টেলিগ্রাম|ইনস্টাগ্রাম|ইন্সটাগ্রাম|লিংকডইন|লিঙ্কডইন|পিন্টারেস্ট|ইউটিউব|ভাইবার|থ্রেডস|টিকটক|ইমেইল|ই-মেইল|ইমেল|গুগল নিউজ",
        "প্রিন্ট|প্রিন্ট করুন|কপি লিংক|কপি লিঙ্ক|লিংক কপি|লিংক কপি করুন|লিঙ্ক কপি|লিঙ্ক কপি করুন|কপি করুন|কপি|লিংক কপি হয়েছে|লিঙ্ক কপি হয়েছে|কপি হয়েছে|ইউআরএল কপি করুন|সেভ করুন|সেভ|বুকমার্ক",
        "অ|অ-|অ+|অ অ|অ অ অ|অ- অ অ+|অ- অ+|অ+ অ-|a a a|a-|a+|a|a- a a+|a- a+|a+ a-|aa|ফন্ট সাইজ|লেখার আকার|ছোট বড়|সাবস্ক্রাইব|সাবস্ক্রাইব করুন|শুনুন|অডিও শুনুন|খবরটি শুনুন|সংবাদটি শুনুন",
        "share|shares|share this|share this news|share this news on|share this article|share this post|share on|share now|share via|share it|share with|share news|share this story|share link",
        "follow|follow us|follow us on|follow on google news|follow us on google news|facebook|twitter|x|whatsapp|messenger|telegram|instagram|linkedin|pinterest|reddit|viber|youtube|tiktok|threads|skype",
        "email|e-mail|mail|print|print friendly|copy link|copy|link copied|link copied!|copy url|url copied|copied|like|tweet|pin|save|bookmark|subscribe|google news|share facebook|share twitter",
        "facebook twitter whatsapp|share facebook twitter|listen|listen to article|text size|font size|facebook messenger|copy to clipboard|stay connected|join us|join our channel|email this|print this",
    ),
    Kind.ADVERT: _lines(
        "বিজ্ঞাপন|বিজ্ঞাপণ|বিজ্ঞাপন দিন|বিজ্ঞাপন বন্ধ করুন|বিজ্ঞাপনের জন্য যোগাযোগ করুন|এখানে বিজ্ঞাপন দিন|আপনার বিজ্ঞাপন দিন এখানে|স্পনসর্ড|স্পন্সরড|স্পন্সর|প্রচারিত|বিজ্ঞাপন বিজ্ঞাপন",
        "advertisement|advertisements|advertisment|advertise|advertise here|ad|ads|ad code|header ad|footer ad|sponsored|sponsored content|sponsored links|promoted|promoted content|iklan|skip ad",
        "scroll to continue|continue reading below|story continues below advertisement|article continues below advertisement|advertise your products here|ads by|ads by google|powered by|close ad",
        "remove ads|advertisement scroll to continue|advertisement - scroll to continue",
    ),
    Kind.RELATED: _lines(
        "আরও পড়ুন|আরও খবর|আরও সংবাদ|আরও দেখুন|আরও জানুন|আরও|আরও ভিডিও|আরও ছবি|আরও লোড করুন|আরও পড়তে পারেন|আরও নিউজ|দেখুন আরও খবর|আপনার জন্য আরও|এ সম্পর্কিত আরও খবর|এই সম্পর্কিত আরও খবর",
        "এ সংক্রান্ত আরও খবর|এই সংক্রান্ত আরও খবর|এ বিভাগের আরও খবর|এই বিভাগের আরও খবর|এ বিভাগের আরও সংবাদ|এই বিভাগের আরও সংবাদ|এ বিভাগের আরও নিউজ|এ জাতীয় আরও খবর|এ জাতীয় আরও সংবাদ|এই ধরনের আরও খবর",
        "এই ক্যাটাগরির আরও খবর|এই ক্যাটাগরীর আরও খবর|এই ক্যাটাগরির আরও সংবাদ|এ ক্যাটাগরির আরও সংবাদ|এ বিষয়ে আরও খবর|এ বিভাগের অন্যান্য সংবাদ|এই বিভাগের অন্যান্য খবর|এই রকম আরও খবর|অন্যান্য খবর|অন্যান্য সংবাদ",
        "সম্পর্কিত খবর|সম্পর্কিত সংবাদ|সম্পর্কিত|সম্পর্কিত বিষয়|সম্পর্কিত পোস্ট|সম্পর্কিত নিবন্ধ|সম্পর্কিত নিউজ|এ সম্পর্কিত খবর|সংশ্লিষ্ট খবর|সংশ্লিষ্ট সংবাদ|সংশ্লিষ্ট বিষয়|প্রাসঙ্গিক|প্রাসঙ্গিক খবর",
        "সর্বশেষ|সর্বশেষ খবর|সর্বশেষ সংবাদ|সর্বশেষ সব খবর|সবশেষ|সবশেষ খবর|সদ্য পাওয়া|সদ্য সংবাদ|সদ্যপ্রাপ্ত সংবাদ|এইমাত্র|এইমাত্র পাওয়া|সর্বাধিক পঠিত|সর্বাধিক পড়া|সর্বাধিক আলোচিত|সর্বোচ্চ পঠিত|সবচেয়ে বেশি পঠিত",
        "বেশি পঠিত|পঠিত|জনপ্রিয়|জনপ্রিয় খবর|জনপ্রিয় সংবাদ|সর্বাধিক জনপ্রিয়|আলোচিত|আলোচিত খবর|আলোচিত সংবাদ|পাঠকপ্রিয়|নির্বাচিত|নির্বাচিত খবর|সব খবর|সকল খবর|সব সংবাদ|সব পোস্ট|এই সপ্তাহের সর্বাধিক পঠিত",
        "আপনার জন্য|আপনার জন্য প্রস্তাবিত|আপনি পছন্দ করতে পারেন|আপনার পছন্দ হতে পারে|আপনি এগুলোও পড়তে পারেন|মিস করবেন না|মিস করেছেন|ট্রেন্ডিং|টপ ট্রেন্ডিং|শীর্ষ সংবাদ|শীর্ষ খবর|প্রধান খবর|টপ নিউজ|লিড নিউজ",
        "আগের সংবাদ|পরের সংবাদ|আগের খবর|পরের খবর|পরবর্তী খবর|পূর্ববর্তী খবর|পূর্ববর্তী সংবাদ|পরবর্তী সংবাদ|পরবর্তী|পূর্ববর্তী|আগের পোস্ট|পরের পোস্ট|পরবর্তী নিবন্ধ|পূর্ববর্তী নিবন্ধ|এটাও পড়ুন|এটিও পড়ুন|এছাড়াও পড়ুন",
        "বিস্তারিত|বিস্তারিত পড়ুন|বিস্তারিত দেখুন|পড়ুন|ভিডিও|ফটো গ্যালারি|ছবি ঘর|ছবিঘর|লাইভ|খবরটি পড়ুন|ওয়েব স্টোরি|ভিডিও গ্যালারি|ব্রেকিং নিউজ|ব্রেকিং|শিরোনাম|সংবাদ শিরোনাম|সকল শিরোনাম",
        "related|related articles|related article|related news|related posts|related post|related stories|related story|related topics|related content|related links|related items|related video|related videos",
        "most popular|most read|most viewed|most commented|most shared|popular|popular posts|popular news|popular now|popular post|latest|latest news|latest posts|latest stories|latest post|recent|recent news",
        "recent posts|recent post|recent comments|trending|trending now|trending news|trending topics|top news|top stories|top story|read more|read also|also read|read next|see also|see more|more news|more stories",
        "more articles|more|more from author|more from this author|more from|more posts|you may like|you may also like|you might like|you might also like|you may have missed|you may also be interested in|don't miss",
        "dont miss|recommended|recommended for you|recommended stories|must read|editor's pick|editors pick|editor's picks|next article|previous article|previous|next|previous post|next post|prev|up next|in this story",
        "view all|all news|watch also|watch more|what to read next|keep reading|load more|show more|web stories|also on|breaking news|news in pictures|photo gallery|video gallery|more on this|more on this topic",
    ),
    Kind.COMMENT: _lines(
        "মন্তব্য|মন্তব্য করুন|মন্তব্যসমূহ|মন্তব্যগুলো|মন্তব্য লিখুন|আপনার মন্তব্য|আপনার মন্তব্য লিখুন|আপনার মন্তব্য দিন|আপনার মতামত|আপনার মতামত লিখুন|আপনার মতামত দিন|আপনার মতামত জানান|মতামত দিন|মতামত লিখুন|মতামত জানান",
        "শর্ত সমূহ|শর্তসমূহ|কমেন্ট|কমেন্ট করুন|কমেন্টস|0 মন্তব্য|কোনো মন্তব্য নেই|কোন মন্তব্য নেই|মন্তব্য বন্ধ|লগইন|লগ ইন|লগ ইন করুন|লগইন করুন|নাম|আপনার নাম|জমা দিন|সাবমিট|সাবমিট করুন|পাঠকের মতামত|পাঠকের মন্তব্য",
        "আপনার ইমেইল|আপনার ই-মেইল|একটি মন্তব্য করুন|একটি উত্তর ত্যাগ|উত্তর দিন|জবাব দিন|মন্তব্য প্রকাশ করুন|নতুন মন্তব্য|রেজিস্টার|নিবন্ধন করুন",
        "comment|comments|leave a reply|leave a comment|write a comment|write your comment|post a comment|post comment|add a comment|add comment|cancel reply|leave a reply cancel reply|no comments|comments are closed",
        "0 comments|view comments|show comments|your comment|your email address will not be published|required fields are marked|save your email and others information|be the first to comment|join the conversation",
        "save my name, email, and website in this browser for the next time i comment|notify me of new posts by email|notify me of follow-up comments by email|facebook comments|submit|reply|name|website|login|log in",
        "sign in|sign up|register|join the discussion|submit comment|post a reply|discussion|sort by|newest|oldest|no comments yet",
    ),
    Kind.TAGS: _lines("tag|tags|ট্যাগ|ট্যাগস|ট্যাগসমূহ|ট্যাগ সমূহ|বিষয়|বিষয়সমূহ|বিষয় সমূহ|টপিক|টপিকস|topics|topic|keywords|filed under|হ্যাশট্যাগ"),
    Kind.MEDIA: _lines(
        "img|image|images|photo|picture|author-image|author image|video|video thumbnail|thumbnail|play video|play|pause|mute|unmute|fullscreen|gallery|slideshow|close|loading|loading...|logo|avatar|play now|watch now",
        "watch video|watch live|ছবি|লোডিং|লোড হচ্ছে|বন্ধ করুন|ভিডিও দেখুন|ছবি দেখুন|লাইভ দেখুন|লাইভ আপডেট|লাইভ আপডেটস|live updates|live update|play audio|replay|no image|placeholder|featured image|article image|news image|ad image|profile image|user avatar",
    ),
    Kind.NAVIGATION: _lines(
        "home|হোম|প্রচ্ছদ|মূলপাতা|মূল পাতা|প্রথম পাতা|শেষ পাতা|শেষের পাতা|ভেতরের পাতা|হোম পেজ|হোমপেজ|home page|menu|মেনু|search|খুঁজুন|অনুসন্ধান|সার্চ|সার্চ করুন|top|back to top|skip to content|skip to main content",
        "ই-পেপার|ইপেপার|e-paper|epaper|আর্কাইভ|archive|archives|bangla|english|বাংলা|ইংরেজি|উপরে যান|ফিরে যান|back|go back|toggle navigation|close menu|breadcrumb|you are here|সব বিভাগ|সকল বিভাগ|আজকের পত্রিকা|news|খবর|সংবাদ",
        "জাতীয়|রাজনীতি|অর্থনীতি|আন্তর্জাতিক|খেলা|খেলাধুলা|খেলাধূলা|বিনোদন|সারাদেশ|সারা দেশ|সারা বাংলা|সারাবাংলা|দেশজুড়ে|মতামত|লাইফস্টাইল|চাকরি|চাকরির খবর|ধর্ম|ইসলাম|শিক্ষা|শিক্ষাঙ্গন|স্বাস্থ্য|প্রযুক্তি|বাণিজ্য|ব্যবসা|রাজধানী",
        "বিশ্ব|দেশ|বিদেশ|অপরাধ|আইন-অপরাধ|সম্পাদকীয়|উপসম্পাদকীয়|উপ-সম্পাদকীয়|বিশেষ সংবাদ|বাংলাদেশ|জেলার খবর|জেলা সংবাদ|ফিচার|সাহিত্য|শিল্প-সাহিত্য|শিল্প ও সাহিত্য|ফটোগ্যালারি|মাল্টিমিডিয়া|আইন-আদালত|আইন আদালত|আইন ও আদালত",
        "তথ্যপ্রযুক্তি|তথ্য প্রযুক্তি|তথ্য-প্রযুক্তি|বিজ্ঞান ও প্রযুক্তি|প্রবাস|ক্যাম্পাস|গণমাধ্যম|কৃষি|পরিবেশ|ভ্রমণ|নারী|শিশু|রাশিফল|সাক্ষাৎকার|কলাম|চিঠিপত্র|ক্রিকেট|ফুটবল|কলকাতা|রাজ্য|পশ্চিমবঙ্গ|ত্রিপুরা|আসাম|ফ্যাক্ট চেক",
        "নগর-মহানগর|মহানগর|শেয়ারবাজার|পুঁজিবাজার|সোশ্যাল মিডিয়া|কিড জোন|টক শো|এক্সক্লুসিভ|অন্যান্য|বিবিধ|বিশেষ প্রতিবেদন|world|sports|business|entertainment|lifestyle|technology|politics|national|international|opinion",
    ),
    Kind.FOOTER: _lines(
        "যোগাযোগ|যোগাযোগ করুন|আমাদের সম্পর্কে|আমাদের কথা|আমাদের পরিবার|গোপনীয়তা নীতি|গোপনীয়তার নীতি|প্রাইভেসি পলিসি|শর্তাবলি|শর্তাবলী|ব্যবহারের শর্তাবলি|ব্যবহারের শর্ত|নীতিমালা|নীতি ও শর্ত|বিজ্ঞাপন মূল্য তালিকা|মূল্য তালিকা",
        "contact|contact us|about|about us|privacy policy|privacy|terms|terms of use|terms of service|terms & conditions|terms and conditions|disclaimer|cookie policy|sitemap|advertise with us|newsletter|careers",
        "ডাউনলোড অ্যাপ|মোবাইল অ্যাপস ডাউনলোড করুন|মোবাইল অ্যাপ ডাউনলোড করুন|অ্যাপ ডাউনলোড করুন|মোবাইল অ্যাপস|accept|accept all|i agree|got it|allow|ok|ঠিক আছে|সম্মত|ইউনিকোড কনভার্টার|বাংলা কনভার্টার|unicode converter",
        "our android app|download app|download our app|get the app|সাইটম্যাপ|ফেসবুক পেজ|ইউটিউব চ্যানেল|যোগাযোগের ঠিকানা|বার্তা ও বাণিজ্যিক কার্যালয়|বিজ্ঞাপন বিভাগ",
    ),
}  # fmt: skip

# Openings of short lines, and the first letters of each: most lines fail on those alone.
OPENINGS: tuple[tuple[Kind, str], ...] = (
    (Kind.RELATED, r"[\[(]? ?(?:আরও|আরো) ?(?:পড়ুন|দেখুন|খবর|সংবাদ|জানুন|পড়তে পারেন) ?(?:[:ঃ\-–—<«»>|…।]| \[|[\])]|$)"),
    (Kind.RELATED, r"[\[(]? ?(?:পড়ুন|দেখুন|এটিও পড়ুন|এটাও পড়ুন|এছাড়াও? পড়ুন|আগের খবর|বিস্তারিত পড়ুন|বিস্তারিত) ?[:ঃ<»>]"),
    (Kind.RELATED, r"[\[(]? ?(?:(?:also )?read(?: (?:more|also|next))?|see also|related(?: (?:news|story|article))?|also see|must read|more on this) ?[:\-–—>»]"),
    (Kind.RELATED, r"(?:এ|এই) (?:(?:বিভাগের|ক্যাটাগর[িী]র)(?: আরও| আরো| অন্যান্য) (?:খবর|সংবাদ|নিউজ)|(?:জাতীয়|ধরনের|সংক্রান্ত|সম্পর্কিত|বিষয়ে|রকম)(?: আরও| আরো| অন্যান্য) (?:খবর|সংবাদ|নিউজ)(?: ?[:ঃ»>]|$))"),
    (Kind.RELATED, r"(?:<<|«|←) ?(?:আগের|আগে|পূর্ববর্তী)|(?:আগের|পরের|পূর্ববর্তী|পরবর্তী) (?:সংবাদ|খবর|পোস্ট|নিউজ)(?: ?[:>»]|$)|পরে ?(?:>>|»)"),
    (Kind.SHARE, r"share (?:this|on|to|via)|follow (?:us|on)|(?:খবরটি|সংবাদটি|নিউজটি|পোস্টটি|লেখাটি|প্রতিবেদনটি|এই) ?শেয়ার (?:করুন|করে (?:অন্যকে|ছড়িয়ে|দিন|সবাইকে|জানিয়ে))"),
    (Kind.SHARE, r"(?:click|tap) to (?:share|print|email|copy)"),
    (Kind.COMMENT, r"your email address will not|required fields are|save (?:my|your) (?:name|email)|leave a (?:reply|comment)"),
    (Kind.COMMENT, r"(?:ইহাতে|এই খবরে|এই পোস্টে|এই সংবাদে) মন্তব্য|এখানে মন্তব্য করুন|মন্তব্য প্রদান|মন্তব্য (?:করতে|করার জন্য) (?:লগ|হলে|চাইলে|অনুগ্রহ|ক্লিক|সাইন|নিবন্ধ)|comments? (?:are )?(?:closed|off|\()"),
    (Kind.COMMENT, r"notify me of|you must be logged in|আপনার ই-?মেইল (?:এ্যাড্রেস|অ্যাড্রেস|ঠিকানা) প্রচার"),
    (Kind.ADVERT, r"(?:manual[0-9]* )?ad code|\[ad_[0-9]|\[/?ads?\b|advertise your|বিজ্ঞাপনের জন্য ?(?:যোগাযোগ|কল|ফোন|ইমেইল|ই-মেইল|[:ঃ])"),
    (Kind.TAGS, r"(?:tags?|ট্যাগ(?:স| ?সমূহ)?|বিষয়(?: ?সমূহ)?|টপিক(?:স)?|keywords?|topics?|filed under|posted in) ?[:ঃ]"),
    (Kind.COUNTER, r"(?:পঠিত|পড়া হয়েছে|ভিউ|views?|hits?|দেখা হয়েছে|মোট পাঠক|reads?|পাঠক সংখ্যা|shares?|পঠিত হয়েছে) ?[:ঃ]? ?[0-9]"),
    (Kind.FOOTER, r"(?:©|copyright|কপিরাইট|\(c\) ?[0-9]).{0,40}(?:(?:19|20)[0-9]{2}|reserved|সংরক্ষিত|\.com)|all rights? reserved|সর্বস্বত্ব|স্বত্ব ©"),
    (Kind.FOOTER, r"(?:প্রধান |ভারপ্রাপ্ত |নির্বাহী |ব্যবস্থাপনা |প্রতিষ্ঠাতা |উপদেষ্টা |বার্তা )?(?:সম্পাদক|প্রকাশক|মুদ্রাকর|সম্পাদক ও প্রকাশক|সম্পাদক ও প্রকাশকঃ|প্রকাশক ও সম্পাদক) ?[:ঃ]"),
    (Kind.FOOTER, r"(?:ফোন|মোবাইল|ফ্যাক্স|ই-মেইল|ইমেইল|ইমেল|phone|mobile|email|e-mail|fax|হটলাইন|বার্তা কক্ষ|বিজ্ঞাপন বিভাগ|অফিস|কার্যালয়|প্রধান কার্যালয়|ঠিকানা|টেলিফোন|পিএবিএক্স|বার্তা বিভাগ) ?[:ঃ]"),
    (Kind.FOOTER, r"(?:design(?:ed)?|develop(?:ed)?|powered|theme|hosted|ডিজাইন|কারিগরি সহযোগিতায়|ডেভেলপ)(?: ?(?:&|and|ও) ?(?:develop(?:ed|ment)?|ডেভেলপ(?:মেন্ট|ড)?))? ?(?:by|:|বাই)"),
    (Kind.FOOTER, r"we use cookies|this (?:web)?site uses cookies|by (?:using|continuing)|সরকারি নিবন্ধন|নিবন্ধন নং|রেজি(?:ঃ|\.|স্ট্রেশন)? ?(?:নং|নম্বর)|ডিএ নং"),
    (Kind.MEDIA, r"video player is loading|this is a modal window|play video|current time|loaded: |stream type|remaining time|seek to live|beginning of dialog|end of dialog"),
    (Kind.CODE, r"<[a-z/!]|write css|edit with live css|\{\"|\[\{|!\[\]\(|pic\.twitter\.com|https?://[^ ]+$|www\.[^ ]+$"),
    (Kind.PROMO, r"continue reading|সম্পূর্ণ (?:আর্টিকেলটি|খবরটি|লেখাটি|প্রতিবেদনটি) পড়ু|the post .{1,200} appeared first on|(?:ডাউনলোড|ইনস্টল) করুন .{0,40}অ্যাপ"),
)  # fmt: skip
OPENING_LETTERS = "আএপদঅবরমসখনলইতকজভশচডউহফটঠ<«←[({!©abcdefhiklmnprstvwy"


class Pattern(NamedTuple):
    """A search that is tried only where one of its words stands in the line."""

    kind: Kind
    words: tuple[str, ...]
    pattern: str


# Endings of short lines; the words are what such a line ends in.
ENDINGS: tuple[Pattern, ...] = (
    Pattern(
        Kind.SHARE,
        ("ফলো", "সাবস্ক্রাইব", "করুন", "দিন", "হোন", "থাকুন", "রাখুন"),
        r"(?:চ্যানেল(?:টি|ে)?|পেজ(?:টি|ে)?|নিউজে?|ফিড(?:টি)?|ইউটিউবে?|ফেসবুকে?|হোয়াটসঅ্যাপে?|টেলিগ্রামে?) ?(?:চ্যানেল(?:টি|ে)? |পেজ(?:টি|ে)? |গ্রুপে? )?(?:টি )?(?:(?:ফলো|লাইক|সাবস্ক্রাইব|অনুসরণ|যুক্ত) (?:করুন|দিন|হোন|থাকুন|করে রাখুন)|ফলো|সাবস্ক্রাইব)",
    ),
    Pattern(
        Kind.COUNTER,
        ("পড়া", "দেখা", "পঠিত", "পড়েছে", "দেখেছে", "দেখেছেন", "পড়েছেন", "ভিউ", "শেয়ার", "মন্তব্য", "পাঠক", "হয়েছে"),
        r"^[^0-9a-z\u0980-\u09ff]*(?:(?:এই |এ )?(?:খবরটি|সংবাদটি|পোস্টটি|নিউজটি|লেখাটি|প্রতিবেদনটি) )?[0-9][0-9, ]*k? ?(?:বার|জন|টি)? ?(?:পড়া|দেখা|পঠিত|পড়েছে|দেখেছে|পড়েছেন|দেখেছেন|ভিউ|শেয়ার|মন্তব্য|পাঠক)(?: হয়েছে)?",
    ),
    Pattern(
        Kind.COUNTER,
        ("view", "views", "read", "reads", "share", "shares", "comment", "comments", "hit", "hits"),
        r"^[^0-9a-z]*[0-9][0-9,. ]*k? ?(?:total )?(?:views?|reads?|shares?|comments?|hits?|min(?:ute)?s? read)",
    ),
    Pattern(Kind.COUNTER, ("পড়ুন", "সময়"), r"[0-9]+ ?(?:মিনিটে পড়ুন|মিনিট পড়ার সময়)"),
    Pattern(
        Kind.FOOTER,
        ("সংরক্ষিত", "reserved"),
        r"সর্বস্বত্ব(?: স্বত্বাধিকার)? সংরক্ষিত|স্বত্ব সংরক্ষিত|all rights? reserved|কপিরাইট সংরক্ষিত",
    ),
    Pattern(
        Kind.PROMO,
        ("আসছে", "ভিডিওতে", "দেখুন", "protected]", "ঠিকানায়"),
        r"বিস্তারিত আসছে|বিস্তারিত ভিডিওতে|ভিডিওতে দেখুন|বিস্তারিত দেখুন ভিডিওতে|\[email protected\](?: ঠিকানায়)?",
    ),
    Pattern(
        Kind.PROMO,
        ("করুন",),
        r"অ্যাপ(?:স|টি)? (?:ডাউনলোড|ইনস্টল) করুন",
    ),
    Pattern(
        Kind.MEDIA,
        (".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".avif", ".mp4", ".jpg)", ".jpeg)", ".png)"),
        r"[^ ]+\.(?:jpe?g|png|webp|gif|svg|avif|mp4)\)?",
    ),
)  # fmt: skip

# Sentences a site prints of itself under an article; they hold dandas, so length says nothing.
PROMOS: tuple[Pattern, ...] = (
    Pattern(
        Kind.PROMO,
        ("লিখতে পারেন", "লেখাটি", "পাঠিয়ে দিন", "লেখা পাঠা"),
        r"(?:পোর্টাল|পত্রিকা|নিউজ|ডটকম|\.কম|\.com).{0,60}(?:লিখতে পারেন|লেখা পাঠা)|আপনার (?:লেখাটি?|মতামত) পাঠি?য়ে দিন|আপনিও? লিখতে পারেন|লিখতে পারেন আপনিও",
    ),
    Pattern(
        Kind.PROMO,
        ("ফলো", "সাবস্ক্রাইব", "ভিজিট", "লাইক", "ডাউনলোড", "চোখ রাখুন", "যুক্ত", "অনুসরণ"),
        r"(?:খবর|সংবাদ|আপডেট|নিউজ)(?: সবার আগে)? (?:পেতে|জানতে|পড়তে|দেখতে).{0,80}(?:(?:ফলো|সাবস্ক্রাইব|ভিজিট|লাইক|ডাউনলোড|অনুসরণ) (?:করুন|করে রাখুন|করতে পারেন)|চোখ রাখুন|যুক্ত (?:হোন|থাকুন|হন)|লাইক দিন)"
        r"|(?:ফেসবুক পেজ|ইউটিউব চ্যানেল|হোয়াটসঅ্যাপ চ্যানেল|টেলিগ্রাম চ্যানেল|গুগল নিউজ)(?:টি|ে|টিতে)?(?: ফিড)?.{0,30}(?:ফলো করুন|সাবস্ক্রাইব করুন|লাইক দিন|লাইক করুন|যুক্ত হোন|যুক্ত থাকুন|অনুসরণ করুন|(?:ফলো|সাবস্ক্রাইব|লাইক) করে রাখুন)",
    ),
    Pattern(Kind.PROMO, ("cookies", "email address", "subscribe to"), r"we use cookies|your email address will not be published|subscribe to our (?:newsletter|channel)"),
    Pattern(
        Kind.FOOTER,
        ("অনুমতি", "পূর্বানুমতি"),
        r"(?:পূর্ব ?)?ানুমতি (?:ছাড়া|ব্যতীত|ব্যতিরেকে).{0,120}(?:প্রকাশ|ব্যবহার|কপি|বেআইনি|দণ্ডনীয়)|(?:পূর্ব )?অনুমতি (?:ছাড়া|ব্যতীত|ব্যতিরেকে).{0,40}(?:কোনো? )?(?:লেখা|কনটেন্ট|সংবাদ|খবর|ছবি|আলোকচিত্র).{0,80}(?:প্রকাশ|ব্যবহার|কপি|বেআইনি|দণ্ডনীয়)",
    ),
    Pattern(
        Kind.FOOTER,
        ("ওয়েবসাইটের", "সাইটের", "পত্রিকার"),
        r"এ(?:ই)? (?:ওয়েবসাইটের|সাইটের|পত্রিকার) (?:কোনো?|সব|সকল) (?:লেখা|কনটেন্ট|সংবাদ|তথ্য).{0,60}(?:অনুমতি|কপি|ব্যবহার|প্রকাশ|দায়|বেআইনি)",
    ),
    Pattern(
        Kind.FOOTER,
        ("কর্তৃক", "সম্পাদকীয়"),
        r"(?:সম্পাদক|প্রকাশক)[^।]{0,60} কর্তৃক .{0,120}(?:মুদ্রিত|প্রকাশিত)|প্রকাশক কর্তৃক .{0,80}(?:মুদ্রিত|প্রকাশিত)|কর্তৃক (?:মুদ্রিত ও )?প্রকাশিত ও .{0,60}মুদ্রিত|সম্পাদকীয় (?:ও|,) ?বাণিজ্যিক (?:কার্যালয়|বিভাগ)",
    ),
)  # fmt: skip

# A picture's credit in a caption line. One of the words must stand in the line.
PICTURE_WORDS = ("ছবি", "ফটো", "ফোটো", "চিত্র", "ভিডিও", "গ্রাফিক", "ইলাস্ট্রেশন", "কোলাজ", "সৌজন্য", "photo", "image", "getty", "picture")  # fmt: skip
PICTURE_CREDITS = (
    r"(?:ফাইল|সংগৃহীত|প্রতীকী|প্রতিকী|সংগ্রহীত|পুরোনো|পুরনো|নিজস্ব) ?(?:ছবি|ফটো|চিত্র)(?:[^\u0980-\u09ffa-z]*$|[^\u0980-\u09ff।][^।]{0,30}(?<!।)$)"
    r"|(?<![\u0980-\u09e3])(?:ছবি|ফটো|আলোকচিত্র|ভিডিও|গ্রাফিক্স?|ইলাস্ট্রেশন|কোলাজ|সৌজন্যে?|ফোটো|ফাইল ছবি) ?(?:[:ঃ]|[-–—] )"
    r"|ছবি ?(?:সংগৃহীত|সংগ্রহীত|ইন্টারনেট|এএফপি|রয়টার্স|এপি|ফেসবুক থেকে)(?![\u0980-\u09e3])"
    r"|[/|] ?(?:ছবি|ফটো) [^।:/|]{2,40}$"
    r"|photo ?(?:by|credit|courtesy|:)|image ?(?:credit|source|:)|getty images|picture ?:"
)  # fmt: skip

# Who reported it: the first words of a source line.
SOURCE_OPENINGS = (
    r"(?:তথ্য ?)?স[ূু]ত্র ?[:ঃ\-–—]|তথ্যস[ূু]ত্র|source(?:s)? ?[:\-–—]|খবর ?[:ঃ] |সৌজন্যে ?[:ঃ]|via ?:"
)
