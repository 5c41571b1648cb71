// Generated from texts/: npm run generate. Do not edit.
export type Language = 'da' | 'en';

export interface Texts {
  access: {
    reference: string;
    referenceHint: string;
    referenceMissing: string;
    wait: (values: { minutes: number }) => string;
    desk: string;
    deskText: string;
    toApplication: string;
    toStart: string;
  };
  continue: {
    title: string;
    lead: string;
    code: string;
    codeHint: string;
    codeMissing: string;
    wrong: string;
    submit: string;
    lost: string;
    open: string;
    openLink: string;
  };
  leave: {
    title: string;
    h1: string;
    h1Submitted: string;
    lead: string;
    comeBack: string;
    byCode: string;
    byMail: string;
    noCode: string;
    newCode: string;
    reference: string;
    submit: string;
    everywhereTitle: string;
    everywhereText: string;
    everywhere: string;
    stay: string;
    leftTitle: string;
    leftLead: string;
    leftBack: string;
  };
  code: {
    title: string;
    h1: string;
    lead: string;
    reference: string;
    code: string;
    print: string;
    once: string;
    done: string;
    goneH1: string;
    goneLead: string;
    newCode: string;
    goOn: string;
  };
  lostCode: {
    title: string;
    lead: string;
    email: string;
    emailHint: string;
    emailMissing: string;
    submit: string;
    doneTitle: string;
    doneLead: string;
    doneNote: string;
    again: string;
    wrongTitle: string;
    wrongByCode: string;
    wrongNoCode: string;
    wrongSafe: string;
  };
  return: {
    title: string;
    lead: string;
    birthDate: string;
    birthDateHint: string;
    wrong: string;
    submit: string;
    goneTitle: string;
    goneLead: string;
    toContinue: string;
    toLost: string;
  };
  application: {
    title: string;
    titleOf: (values: { name: string | number }) => string;
    lead: (values: { all: number; given: string | number }) => string;
    leadDone: (values: { all: number }) => string;
    startFirst: string;
    meter: (values: { all: number; given: string | number }) => string;
    questions: string;
    usedBy: string;
    shapes: string;
    goesTo: string;
    done: string;
    left: (values: { left: string | number; all: string | number }) => string;
    begun: string;
    notStarted: string;
    finish: string;
    check: string;
    checkSummary: string;
    ready: string;
    canSend: string;
    startTopic: string;
    startSummary: string;
    once: string;
    onceText: string;
    onceTextInstead: (values: { asked: string | number; otherwise: string | number }) => string;
    household: string;
    householdText: string;
    householdLink: string;
    back: string;
    backText: string;
    reference: string;
    people: string;
    allTopics: string;
    topicOf: (values: { number: string | number; all: string | number }) => string;
    pageOf: (values: { number: string | number; all: string | number }) => string;
    neededBy: string;
    whichLaw: string;
    noSection: string;
    saveAndContinue: string;
    saveForLater: string;
    saving: { saved: string; notSaved: string; notOpen: string; sending: string; broken: string };
    yes: string;
    no: string;
    notYet: string;
  };
  asked: { title: string; text: string; link: string; with: { employer: string; school: string } };
  check: {
    title: string;
    lead: string;
    answers: string;
    answersOf: (values: { name: string | number }) => string;
    change: string;
    none: string;
    notAnswered: string;
    missing: (values: { count: number }) => string;
    missingText: string;
    answerNow: string;
    saidNo: string;
    wrong: string;
    sent: string;
    sentLead: string;
    ofYourAnswers: (values: { count: string | number }) => string;
    for: string;
    law: string;
    when: string;
    whenSigned: string;
    whenAfter: (values: { names: string | number }) => string;
    whenComplete: string;
    all: (values: { count: string | number }) => string;
    notAsked: string;
    undecided: string;
    sign: string;
    before: string;
    truth: string;
    sharing: string;
    signFor: (values: { names: string | number }) => string;
    name: string;
    nameHelp: string;
    spouseName: (values: { name: string | number }) => string;
    spouseHelp: string;
    send: string;
    sendNote: string;
    truthMissing: string;
    sharingMissing: string;
    nameMissing: string;
    startFirst: string;
    back: string;
  };
  household: {
    title: string;
    lead: string;
    people: string;
    relation: { applicant: string; spouse: string; child: string };
    answer: string;
    left: (values: { count: number }) => string;
    addSpouse: string;
    addChild: string;
    full: (values: { most: string | number }) => string;
    remove: string;
    removeSure: (values: { name: string | number }) => string;
    removeNote: string;
    back: string;
    name: string;
    state: string;
    action: string;
  };
  mrz: { title: string; label: string; help: string; read: string; otherwise: string };
  receipt: {
    title: string;
    h1: string;
    lead: (values: { day: string | number; time: string | number }) => string;
    references: string;
    person: string;
    reference: string;
    next: string;
    steps: readonly [string, string, string];
    toCase: string;
    print: string;
  };
  amend: {
    back: string;
    send: string;
    cancel: string;
    questions: {
      title: (values: { count: number }) => string;
      lead: string;
      none: string;
      noneLead: string;
      asked: (values: { agency: string | number }) => string;
      some: string;
      left: string;
      count: (values: { questions: number }) => string;
    };
    correct: {
      title: string;
      lead: string;
      none: string;
      change: string;
      one: (values: { title: string | number }) => string;
      present: string;
      nothing: string;
      saidBy: string;
      told: string;
      toldLead: string;
      nobody: string;
      agencysWord: (values: { agency: string | number }) => string;
      agencysOnly: (values: { agency: string | number }) => string;
      shared: string;
      retract: string;
      retractNote: string;
    };
  };
  announced: {
    move: (values: { day: string | number }) => string;
    other: (values: { day: string | number; title: string | number }) => string;
    several: string;
    untilMove: string;
    untilOther: string;
    saidBy: (values: { name: string | number }) => string;
    noLonger: string;
    change: string;
    takeBackMove: string;
    takeBackOther: string;
    takeBackNote: (values: { day: string | number }) => string;
  };
  appointment: {
    summary: (values: { agency: string | number; reference: string | number }) => string;
    description: string;
    cancelled: string;
    ended: string;
  };
  join: {
    link: string;
    linkNote: string;
    joined: string;
    joinedBy: { spouse: string; child: string };
    begun: (values: { who: string | number; when: string | number }) => string;
    handedIn: (values: { who: string | number; when: string | number }) => string;
    joinedNote: string;
    title: string;
    back: string;
    lead: string;
    filled: string;
    shared: string;
    said: string;
    notFilled: string;
    who: string;
    spouse: string;
    child: string;
    childHint: string;
    choose: string;
    taken: string;
    then: (values: { reference: string | number }) => string;
    go: string;
    no: string;
  };
  move: {
    title: string;
    lead: string;
    who: string;
    whoHint: string;
    chooseWho: string;
    sameAddress: string;
    from: string;
    fromHint: string;
    address: string;
    more: string;
    protection: string;
    protectionLink: string;
    see: string;
    takeBack: string;
    takeBackNote: string;
    check: {
      title: string;
      lead: (values: { count: number; countInWords: string | number }) => string;
      addresses: string;
      registered: string;
      now: string;
      you: (values: { day: string | number }) => string;
      notSent: string;
      none: string;
      leftBehind: (values: { titles: string | number }) => string;
      told: string;
      gets: {
        new: string;
        same: string;
        oldDecided: (values: { newAgency: string | number }) => string;
        oldOpen: (values: { newAgency: string | number }) => string;
        oldProtected: (values: { newAgency: string | number }) => string;
        holder: string;
        later: string;
      };
      old: string;
      atOnce: string;
      on: (values: { day: string | number }) => string;
      later: string;
      nobody: string;
      untold: string;
      untoldOthers: string;
      notChanged: string;
      notChangedLead: string;
      tell: (values: { count: number; name: string | number; countInWords: string | number }) => string;
      keep: string;
      change: string;
      yourMove: string;
      whoMoves: string;
      day: string;
    };
  };
  withdraw: {
    title: string;
    back: string;
    from: string;
    all: string;
    rest: string;
    stays: (values: { names: string | number }) => string;
    allHint: string;
    choose: string;
    go: string;
    nothing: string;
    ended: string;
    confirm: (values: { agency?: string }) => string;
    confirmRest: string;
    follows: string;
    consequence: {
      unsent: (values: { name: string | number }) => string;
      sent: (values: { name: string | number }) => string;
      decided: (values: { name: string | number }) => string;
    };
    halts: (values: { names: string | number; agency: string | number }) => string;
    household: string;
    notUndone: string;
    yes: string;
    no: string;
  };
  invitations: {
    title: string;
    lead: string;
    none: string;
    toApplication: string;
    toCase: string;
    invited: string;
    role: { employer: string; school: string };
    sent: (values: { day: string | number }) => string;
    answered: (values: { day: string | number }) => string;
    ended: string;
    undelivered: string;
    withdrawn: string;
    again: string;
    withdraw: string;
    invite: string;
    who: string;
    email: string;
    emailHint: { employer: string; school: string };
    emailMissing: string;
    roleMissing: string;
    asked: { employer: string; school: string };
    sees: (values: { name: string | number }) => string;
    seesUnnamed: string;
    ownWord: string;
    submit: string;
    tooMany: string;
  };
  part: {
    doorTitle: string;
    title: string;
    doorLead: string;
    doorNote: string;
    open: string;
    h1: (values: { name: string | number }) => string;
    lead: { employer: string; school: string };
    note: string;
    submit: string;
    thanks: string;
    thanksLead: (values: { name: string | number }) => string;
    thanksNote: string;
    change: string;
    goneTitle: string;
    goneLead: string;
  };
  problem: {
    signIn: { title: string; lead: string };
    notFound: { title: string; lead: string };
    tooLarge: { title: string; lead: string };
    refused: { title: string; lead: string };
    conflict: { title: string; lead: string };
    tooMany: { title: string; lead: string };
    tooManyDrafts: { title: string; lead: string };
    documentsFull: { title: string; lead: string };
    away: { title: string; lead: string };
    full: { title: string; lead: string };
    broken: { title: string; lead: string };
    toStart: string;
    toContinue: string;
    again: string;
  };
  start: {
    title: string;
    h1: readonly [string, string];
    lead: string;
    first: string;
    firstLead: string;
    job: string;
    who: string;
    alone: string;
    spouse: string;
    children: string;
    family: string;
    yes: string;
    no: string;
    show: string;
    plan: string;
    answers: (values: { asked: number }) => string;
    answersInstead: (values: { asked: number; otherwise: string | number; forms: string | number }) => string;
    willHear: (values: { count: number }) => string;
    nobody: string;
    papers: string;
    papersLead: string;
    goesTo: string;
    others: string;
    steps: string;
    stepsCaption: string;
    step: string;
    whoActs: string;
    howLong: string;
    answer: string;
    you: string;
    halfHour: string;
    sign: string;
    minutes: string;
    checked: string;
    seconds: string;
    ownTime: string;
    seeTimes: string;
    waits: (values: { names: string | number }) => string;
    begin: string;
    free: string;
    already: string;
    continue: string;
  };
  undelivered: {
    said: {
      resident: (values: { day: string | number }) => string;
      employer: (values: { day: string | number }) => string;
      school: (values: { day: string | number }) => string;
    };
    link: { resident: string; employer: string; school: string };
  };
  useful: { title: string; lead: string; back: string; report: string };
  personName: { you: string; spouse: string; child: (values: { number: string | number }) => string };
  dispute: {
    title: (values: { fact: string | number }) => string;
    addresses: string;
    says: (values: { name: string | number }) => string;
    youSay: string;
    registered: string;
    countsNow: string;
    waits: (values: { insideWhose: string | number; inside: string | number }) => string;
    waitsUnconfirmed: (values: { inside: string | number }) => string;
    kept: string;
    keptOpen: string;
    stated: (values: { inside: string | number; when: string | number }) => string;
    registeredSince: (values: { when: string | number }) => string;
    whoDecides: string;
    decides: (values: { name: string | number }) => string;
    reach: string;
    sayNumber: string;
    nobodyDecides: string;
    told: string;
    meanwhile: string;
    goesOn: string;
    asksNothing: string;
    isWrong: (values: { value: string | number }) => string;
    addTo: string;
    takeBack: string;
    changeMove: string;
    page: {
      title: (values: { value: string | number }) => string;
      lead: (values: { inside: string | number; name: string | number }) => string;
      why: (values: { value: string | number }) => string;
      whyHelp: (values: { name: string | number }) => string;
      paper: string;
      paperHelp: string;
      optional: string;
      whenSent: string;
      isTold: string;
      notTold: (values: { value: string | number; inside: string | number }) => string;
      noPromise: (values: { inside: string | number }) => string;
      send: (values: { inside: string | number }) => string;
      now: string;
      said: (values: { name: string | number; value: string | number }) => string;
      tooLong: string;
      noReason: (values: { value: string | number }) => string;
      sameAs: (values: { value: string | number; inside: string | number }) => string;
    };
  };
  clock: {
    sinceSigned: string;
    took: string;
    tookTo: (values: { insideWhose: string | number; inside: string | number }) => string;
    aimEnds: (values: { time: string | number; left: string | number }) => string;
    aimOver: (values: { hub: string | number }) => string;
    aimKept: string;
    aimMissed: (values: { hub: string | number }) => string;
    whoHeld: string;
    untilMet: string;
    today: string;
    untilDate: (values: { title: string | number }) => string;
    sinceDate: (values: { title: string | number }) => string;
    has: (values: { name: string | number }) => string;
    itsGoal: (values: { day: string | number; source: string | number }) => string;
  };
  time: {
    title: string;
    since: (values: { duration: string | number }) => string;
    took: (values: { duration: string | number }) => string;
    rulerTitle: string;
    now: string;
    ended: string;
    signed: string;
    fourHours: string;
    who: string;
    time: string;
    holders: { agencies: string; resident: string; hub: string; calendar: string };
    held: (values: { holder: string | number; duration: string | number }) => string;
  };
  when: {
    todayAt: (values: { time: string | number }) => string;
    onDay: (values: { moment: string | number }) => string;
    dayAndTime: (values: { day: string | number; time: string | number }) => string;
    times: (values: { from: string | number; to: string | number }) => string;
    days: (values: { days: number; daysInWords: string | number }) => string;
    whose: (values: { name: string | number; endsInS?: boolean }) => string;
  };
  case: {
    case: string;
    household: string;
    asOf: (values: { moment: string | number }) => string;
    reload: string;
    live: string;
    isNew: string;
    happened: string;
    older: (values: { count: number }) => string;
    nothingHappened: string;
    change: string;
    correct: string;
    correctNote: string;
    seeData: string;
    withdraw: string;
    withdrawNote: string;
    ended: string;
    sources: { resident: string; staff: string; employer: string; school: string; document: string };
    wasAnswered: string;
    wasCorrected: (values: { names?: string }) => string;
    wasMoved: (values: { names?: string }) => string;
    wasKept: (values: { name?: string }) => string;
    wasObjected: string;
    wasAccepted: string;
    wasRestricted: string;
    wasLifted: string;
    wasWithdrawn: (values: { names?: string }) => string;
  };
  answered: {
    stands: (values: { value?: string; name: string | number }) => string;
    agreed: (values: { value?: string; name: string | number }) => string;
    other: (values: { value?: string; name: string | number }) => string;
    answered: (values: { name: string | number; when: string | number }) => string;
    says: (values: { name: string | number }) => string;
    youSay: string;
    ask: (values: { inside: string | number }) => string;
    askMove: (values: { inside: string | number }) => string;
    none: string;
    again: string;
    againMove: string;
    nothing: string;
  };
  news: {
    none: string;
    noneYet: string;
    withdrawn: string;
    missing: (values: { questionsInWords: string | number; questions: number }) => string;
    asks: (values: {
      agencies: string | number;
      count: number;
      questionsInWords: string | number;
      questions: number;
    }) => string;
    withdrawnRest: string;
    refused: (values: { inside: string | number }) => string;
    revoked: (values: { inside: string | number }) => string;
    letter: (values: { insideWhose: string | number }) => string;
    letterOfAppeal: (values: { insideWhose: string | number }) => string;
    notThis: (values: { brings: string | number }) => string;
    allTold: (values: { agencies: string | number; count: number }) => string;
    someTold: (values: { agencies: string | number; confirmed: string | number; confirmedCount: number }) => string;
    noneTold: (values: { agencies: string | number }) => string;
    dateAhead: (values: { day: string | number; title: string | number }) => string;
    dateOver: (values: { day: string | number; title: string | number }) => string;
    timePassed: (values: { inside: string | number }) => string;
    cancelled: (values: { inside: string | number }) => string;
    dayPassed: (values: { inside: string | number }) => string;
    dayWas: (values: { day: string | number; title: string | number }) => string;
    awayAndLate: (values: { inside: string | number }) => string;
    notTakenAndLate: (values: { inside: string | number }) => string;
    keptAndSought: string;
    calledOff: (values: { inside: string | number; when: string | number }) => string;
    untold: (values: { agencies: string | number; count: number }) => string;
    hasObjection: (values: { inside: string | number }) => string;
    sentObjection: (values: { inside: string | number }) => string;
    hasMove: (values: { inside: string | number }) => string;
    sentMove: (values: { inside: string | number }) => string;
    differs: (values: { inside: string | number; title: string | number }) => string;
    bothStand: (values: { inside: string | number; theirs: string | number; yours: string | number }) => string;
    silent: (values: { agencies: string | number; count: number }) => string;
    away: (values: { agencies: string | number; count: number }) => string;
    keptAndTried: string;
    meets: (values: { inside: string | number; when: string | number }) => string;
    meetsAnew: (values: { inside: string | number; when: string | number }) => string;
    allYes: (values: { countInWords: string | number }) => string;
    toGo: (values: { answersInWords: string | number; answers: number }) => string;
    notTaken: (values: { agencies: string | number }) => string;
    has: (values: { agencies: string | number; count: number }) => string;
    allHave: (values: { countInWords: string | number }) => string;
    sent: string;
    sending: string;
    scheduled: (values: { date: string | number }) => string;
    noOther: string;
    nothingMore: string;
    stillMeets: string;
    nobody: string;
    outside: (values: { brings: string | number; agencies: string | number; count: number }) => string;
    answered: (values: { inside: string | number }) => string;
    answeredMove: (values: { inside: string | number }) => string;
    answer: {
      stands: (values: { title: string | number }) => string;
      agreed: (values: { title: string | number }) => string;
      other: (values: { title: string | number }) => string;
    };
    address: string;
    toCome: (values: { day: string | number }) => string;
    proven: {
      undecided: (values: { agencies: string | number; count: number }) => string;
      collecting: (values: { agencies: string | number; whose?: 'employer' | 'school' | 'other' }) => string;
      waiting: (values: { agencies: string | number; others: string | number }) => string;
      scheduled: (values: { agencies: string | number; date: string | number }) => string;
      ready: (values: { agencies: string | number }) => string;
      delivering: (values: { agencies: string | number }) => string;
      delivered: (values: { agencies: string | number; count: number }) => string;
      acknowledged: (values: { agencies: string | number; count: number }) => string;
      moreNeeded: (values: { agencies: string | number; count: number }) => string;
      granted: (values: { agencies: string | number; count: number }) => string;
      refused: (values: { agencies: string | number; count: number }) => string;
      revoked: (values: { agencies: string | number; count: number }) => string;
      stopped: (values: { agencies: string | number; count: number }) => string;
      undeliverable: (values: { agencies: string | number }) => string;
      withdrawn: (values: { agencies: string | number }) => string;
    };
  };
  next: {
    title: string;
    nothing: string;
    over: string;
    overWithdrawn: string;
    overRestWithdrawn: string;
    begin: { what: string; why: string };
    nobody: { what: string; why: string };
    come: string;
    comeAnew: string;
    comeBy: (values: { day: string | number }) => string;
    cameBy: (values: { day: string | number }) => string;
    missed: readonly [
      { what: string; why: (values: { name: string | number }) => string },
      { what: (values: { inside: string | number }) => string; why: string },
    ];
    askAboutDate: (values: { inside: string | number }) => string;
    othersAnswer: { employer: string; school: string };
    telling: { what: (values: { inside: string | number }) => string; why: string };
    calledOffByEnd: { what: (values: { inside: string | number }) => string; why: string };
    wereYou: (values: { day: string | number }) => string;
    wasThere: { what: string; why: (values: { name: string | number }) => string };
    wasNot: { what: (values: { inside: string | number }) => string; why: string };
    onlyThey: (values: { inside: string | number }) => string;
    calledOff: {
      what: (values: { inside: string | number }) => string;
      why: (values: { inside: string | number }) => string;
    };
    answerBy: (values: { questionsInWords: string | number; questions: number; day: string | number }) => string;
    answerNow: (values: { questionsInWords: string | number; questions: number }) => string;
    readLetter: (values: { agencyOfLetter: string | number }) => string;
    letter: readonly [
      { what: string; why: (values: { inside: string | number }) => string },
      { what: string; why: (values: { saysAppeal?: boolean }) => string },
      { what: string; why: string },
    ];
    address: string;
    sayWhich: (values: { title: string | number }) => string;
    disputed: {
      what: (values: { title: string | number; inside: string | number; other?: string }) => string;
      why: (values: { inside: string | number }) => string;
    };
    isWrong: (values: { value: string | number }) => string;
    isRight: (values: { value: string | number }) => string;
    objected: {
      confirmed: { what: (values: { name: string | number }) => string; why: string };
      unconfirmed: {
        what: (values: { name: string | number }) => string;
        why: (values: { inside: string | number }) => string;
      };
    };
    moving: {
      confirmed: { what: (values: { name: string | number }) => string; why: string };
      unconfirmed: {
        what: (values: { name: string | number }) => string;
        why: (values: { inside: string | number }) => string;
      };
    };
    goalPassed: string;
    reminder: (values: { day: string | number }) => string;
    answer: (values: { questionsInWords: string | number; questions: number }) => string;
    answerButton: (values: { questions: number }) => string;
    othersOwe: (values: { name: string | number; answersInWords: string | number; answers: number }) => string;
    missing: (values: { answers: string | number; more: number; moreInWords: string | number }) => string;
    meet: (values: { agency: string | number }) => string;
    met: { when: string; where: string; was: string };
    replaces: string;
    cannotCome: (values: { inside: string | number }) => string;
    cannotComeOn: string;
    calendar: string;
    calendarOff: string;
    by: string;
    wasBy: string;
    unsure: string;
    steps: {
      undecided: { what: (values: { inside: string | number }) => string; why: string };
      collecting: { what: (values: { all: string | number }) => string; why: string };
      moreNeeded: { what: (values: { name: string | number }) => string };
      waiting: {
        what: (values: { others: string | number }) => string;
        why: (values: { all: string | number }) => string;
      };
      scheduled: { what: (values: { inside: string | number; date: string | number }) => string; why: string };
      ready: { what: (values: { inside: string | number }) => string };
      delivering: { what: (values: { inside: string | number }) => string; why: string };
      delivered: { what: (values: { name: string | number }) => string; why: string };
      acknowledged: { what: (values: { name: string | number }) => string; why: string };
      undeliverable: { what: (values: { inside: string | number }) => string; why: string };
    };
  };
  outcome: {
    means: string;
    notGet: (values: { brings?: string; inside: string | number }) => string;
    stopped: (values: { agencies: string | number; count: number }) => string;
    notGetFromThis: (values: { brings: string | number }) => string;
    countsNoLonger: (values: { inside: string | number }) => string;
    stands: (values: { brings?: string; name: string | number }) => string;
    onlyThey: (values: { inside: string | number; insideWhose: string | number }) => string;
    kept: (values: { inside: string | number }) => string;
    household: string;
    whoWasTold: string;
    that: (values: { inside: string | number }) => string;
    nobodyElse: string;
    wrote: (values: { inside: string | number }) => string;
    aboutDecision: string;
    aboutAppeal: string;
    ownWords: (values: { name: string | number; when: string | number; insideWhose: string | number }) => string;
    to: string;
    until: (values: { day: string | number; inside: string | number }) => string;
    noAppeal: (values: { name: string | number; insideWhose: string | number }) => string;
  };
  beside: {
    ahead: {
      state: (values: { when: string | number }) => string;
      know: (values: { name: string | number; saidAt?: string }) => string;
      next: (values: { inside: string | number }) => string;
    };
    passed: {
      state: (values: { inside: string | number }) => string;
      know: (values: { name: string | number; saidAt?: string }) => string;
      next: (values: { inside: string | number }) => string;
    };
    cancelled: {
      state: (values: { inside: string | number }) => string;
      know: (values: { name: string | number }) => string;
      next: (values: { inside: string | number }) => string;
    };
    calledOff: {
      state: (values: { when: string | number }) => string;
      know: (values: { name: string | number }) => string;
      next: string;
    };
    missed: {
      state: (values: { inside: string | number }) => string;
      know: string;
      next: (values: { inside: string | number }) => string;
    };
    silent: {
      state: (values: { days: number; daysInWords: string | number }) => string;
      know: (values: { source: string | number; statedOn: string | number; readOn: string | number }) => string;
      next: (values: { name: string | number; website?: string; inside: string | number; phone?: string }) => string;
    };
    goal: (values: { inside: string | number; day: string | number }) => string;
    ended: {
      confirmed: {
        state: (values: { when?: string }) => string;
        know: (values: { inside: string | number }) => string;
        next: string;
      };
      unsent: { state: string; know: string; next: string };
      sent: {
        state: (values: { when?: string }) => string;
        know: (values: { name: string | number }) => string;
        next: string;
      };
    };
    changed: {
      confirmed: {
        state: (values: { when?: string }) => string;
        know: (values: { inside: string | number }) => string;
        next: string;
      };
      unsent: { state: string; know: string; next: string };
      sent: {
        state: (values: { when?: string }) => string;
        know: (values: { name: string | number }) => string;
        next: string;
      };
    };
    objected: {
      confirmed: {
        state: (values: { since: string | number }) => string;
        know: (values: { name: string | number }) => string;
        next: (values: { name: string | number }) => string;
      };
      unsent: { state: string; know: string; next: (values: { inside: string | number }) => string };
      sent: {
        state: (values: { when?: string }) => string;
        know: (values: { name: string | number }) => string;
        next: (values: { inside: string | number }) => string;
      };
    };
    moving: {
      confirmed: {
        state: (values: { since: string | number }) => string;
        know: (values: { name: string | number }) => string;
        next: string;
      };
      unsent: { state: string; know: string; next: (values: { inside: string | number }) => string };
      sent: {
        state: (values: { when?: string }) => string;
        know: (values: { name: string | number }) => string;
        next: (values: { inside: string | number }) => string;
      };
    };
    differs: {
      state: (values: { theirs: string | number; yours: string | number }) => string;
      know: (values: { name: string | number }) => string;
      next: (values: { theirs: string | number; inside: string | number }) => string;
    };
    anyTime: string;
    sent: {
      confirmed: (values: { when?: string }) => string;
      sent: (values: { when?: string }) => string;
      unsent: string;
    };
    former: string;
    formerState: {
      kept: { state: string; know: (values: { name: string | number }) => string; next: string };
      withdrawing: { state: string; know: (values: { inside: string | number }) => string; next: string };
      withdrawn: {
        state: string;
        know: (values: { name: string | number; other: string | number }) => string;
        next: string;
      };
    };
    formerTold: (values: { isConfirmed?: boolean }) => string;
    aheadAnew: {
      state: (values: { when: string | number }) => string;
      know: (values: { name: string | number; saidAt?: string }) => string;
      next: string;
    };
    cancelledAfterDecision: {
      state: (values: { inside: string | number }) => string;
      know: (values: { name: string | number }) => string;
      next: string;
    };
  };
  partyStatus: {
    title: string;
    know: string;
    next: string;
    by: string;
    wasBy: string;
    cameWith: string;
    seeIt: string;
    noDate: (values: { inside: string | number }) => string;
    inLetter: (values: { agencyOfLetter: string | number }) => string;
    statedBy: (values: { date: string | number; inside: string | number }) => string;
    withoutPart: (values: { agency: string | number }) => string;
    told: {
      notApplicable: { state: string; know: string; next: string };
      undecided: { state: string; know: string; next: string };
      collecting: { state: string; know: string; next: string };
      waiting: {
        state: (values: { others: string | number }) => string;
        know: (values: { others: string | number }) => string;
        next: (values: { others: string | number }) => string;
      };
      scheduled: {
        state: (values: { notBefore: string | number }) => string;
        know: string;
        next: (values: { notBefore: string | number }) => string;
      };
      ready: { state: (values: { since?: string }) => string; know: string; next: string };
      delivering: { state: (values: { since?: string }) => string; know: string; next: string };
      delivered: {
        state: (values: { when?: string }) => string;
        know: (values: { name: string | number }) => string;
        next: string;
      };
      acknowledged: {
        state: (values: { when?: string }) => string;
        know: (values: { name: string | number }) => string;
        next: string;
      };
      moreNeeded: {
        state: (values: { since?: string }) => string;
        know: (values: { name: string | number }) => string;
        next: (values: { inside: string | number }) => string;
      };
      granted: {
        state: (values: { when?: string }) => string;
        know: (values: { name: string | number }) => string;
        next: (values: { inside: string | number }) => string;
      };
      refused: {
        state: (values: { when?: string }) => string;
        know: (values: { name: string | number }) => string;
        next: string;
      };
      revoked: {
        state: (values: { when?: string }) => string;
        know: (values: { name: string | number }) => string;
        next: (values: { inside: string | number }) => string;
      };
      stopped: {
        state: (values: { when?: string }) => string;
        know: (values: { wasSent?: boolean; inside: string | number }) => string;
        next: string;
      };
      undeliverable: {
        state: (values: { when?: string }) => string;
        know: (values: { inside: string | number }) => string;
        next: string;
      };
      withdrawn: {
        state: (values: { when?: string }) => string;
        know: (values: { wasSent?: boolean; inside: string | number }) => string;
        next: string;
      };
      collectingLate: { state: string; know: string; next: string };
      moreNeededLate: {
        state: (values: { since?: string }) => string;
        know: (values: { name: string | number }) => string;
        next: (values: { inside: string | number }) => string;
      };
      collectingFromOthers: {
        state: (values: { answeredBy?: 'employer' | 'school' | 'other'; isLate?: boolean }) => string;
        know: string;
        next: string;
      };
      refusedWithAppeal: {
        state: (values: { when?: string }) => string;
        know: (values: { name: string | number }) => string;
        next: (values: { name: string | number }) => string;
      };
      stoppedByOthers: {
        state: (values: { when?: string }) => string;
        know: (values: { others: string | number; wasSent?: boolean; inside: string | number }) => string;
        next: (values: { others: string | number; othersCount: number }) => string;
      };
      withdrawnUntold: {
        state: (values: { when?: string }) => string;
        know: (values: { inside: string | number }) => string;
        next: string;
      };
    };
    away: {
      state: (values: { since: string | number }) => string;
      know: string;
      next: (values: { inside: string | number }) => string;
    };
  };
  askBack: { title: string; correct: string; passedOn: string; asWritten: string };
  errorSummary: {
    wrong: (values: { answers: number; answersInWords: string | number }) => string;
    missing: (values: { answers: number; answersInWords: string | number }) => string;
    kept: string;
  };
  field: {
    optional: string;
    instead: string;
    none: string;
    noneOfThese: string;
    error: string;
    choose: string;
    yes: string;
    no: string;
    day: string;
    month: string;
    year: string;
    dateExample: string;
    openEnd: string;
    onePerLine: string;
    files: string;
    kept: string;
    look: string;
    replace: string;
    forget: string;
    noEntries: string;
    add: string;
    addAnother: string;
    remove: string;
  };
  alsoHeld: {
    earlier: string;
    earlierText: string;
    documents: string;
    document: string;
    size: (values: { kind: string | number; kilobytes: string | number }) => string;
    handedIn: (values: { when: string | number }) => string;
    passedOn: (values: { when: string | number }) => string;
    read: (values: { who: string | number; when: string | number }) => string;
    asked: string;
    roles: { employer: string; school: string };
    askedAt: (values: { when: string | number }) => string;
    answeredAt: (values: { when: string | number }) => string;
    takenBack: (values: { when: string | number }) => string;
    mails: string;
    mailsText: string;
    kinds: {
      draftSaved: string;
      newCode: string;
      received: string;
      invited: string;
      actionNeeded: string;
      appointment: string;
      appointmentCancelled: string;
      notAll: string;
      decided: string;
      answered: string;
      employerAnswered: string;
      schoolAnswered: string;
      appliedTwice: string;
      remindQuestion: string;
      remindDeadline: string;
      remindAppointment: string;
      remindDraft: string;
    };
    sent: (values: { when: string | number }) => string;
    waiting: (values: { when: string | number }) => string;
    givenUp: (values: { when: string | number }) => string;
    to: (values: { address: string | number }) => string;
    waysIn: string;
    waysInText: string;
    opened: { browser: string; api: string };
    openedAt: (values: { when: string | number; seen: string | number }) => string;
    links: { open: string; newCode: string };
    linkUsed: (values: { when: string | number }) => string;
  };
  data: {
    title: string;
    titleOf: (values: { name: string | number }) => string;
    lead: string;
    leadOf: (values: { name: string | number }) => string;
    leadDraft: string;
    onThisPage: string;
    people: string;
    facts: string;
    shapes: string;
    goesTo: string;
    sentToNobody: string;
    noFacts: string;
    none: (values: { reason: string | number }) => string;
    from: (values: { source: string | number; since: string | number }) => string;
    notInUse: string;
    ended: {
      revoked: (values: { day: string | number; who: string | number }) => string;
      refused: (values: { day: string | number; who: string | number }) => string;
    };
    alsoHeld: string;
    countsFrom: (values: { day: string | number }) => string;
    nothingThen: string;
    documented: string;
    verified: string;
    same: (values: { sources: number; isYou?: boolean; names: string | number }) => string;
    protectedByLaw: string;
    correct: string;
    change: string;
    ask: string;
    aboutIt: (values: { title: string | number }) => string;
    differ: string;
    differText: (values: { count: number }) => string;
    disputed: string;
    because: {
      staff: string;
      first: (values: { isYou?: boolean; source: string | number }) => string;
      authority: (values: { isYou?: boolean; others: string | number; source: string | number }) => string;
      newest: (values: { isYou?: boolean; source: string | number }) => string;
    };
    kept: string;
    tableOf: (values: { title: string | number }) => string;
    source: string;
    value: string;
    since: string;
    use: string;
    used: string;
    keptShort: string;
    receivedBy: string;
    sentWhen: (values: { agency: string | number; when: string | number; confirmed?: boolean }) => string;
    disclosures: string;
    disclosuresText: string;
    noDisclosures: string;
    disclosuresCaption: string;
    when: string;
    to: string;
    what: string;
    why: string;
    receipt: string;
    answers: (values: { count: number }) => string;
    listOf: (values: { to: string | number; when: string | number }) => string;
    noSection: string;
    confirmed: string;
    notConfirmed: string;
    complete: string;
    completeYes: (values: { count: number; when: string | number }) => string;
    completeNone: (values: { when: string | number }) => string;
    missing: (values: { agency: string | number; when: string | number }) => string;
    answeredUnsent: (values: { agency: string | number }) => string;
    limits: string;
    download: string;
    downloadText: string;
    pdfLacks: string;
    pdf: string;
    zip: string;
    json: string;
    askTitle: (values: { title: string | number }) => string;
    askLead: string;
    sayThis: string;
    yourReference: string;
    theAnswer: string;
    standsHere: string;
    fromWhom: string;
    sayWrong: string;
    whom: string;
    askSource: string;
    askReceiver: (values: { confirmed?: boolean; when: string | number }) => string;
    askSelf: string;
    correctHere: string;
    phone: string;
    website: string;
    askDesk: string;
    noReceivers: string;
    noContact: string;
    back: string;
  };
  pdf: {
    written: (values: { when: string | number }) => string;
    reference: (values: { reference: string | number }) => string;
    page: (values: { page: string | number; pages: string | number }) => string;
    alsoSaid: (values: { isYou?: boolean; source: string | number; value: string | number; since?: string }) => string;
    history: string;
    lacksSome: string;
    lacksHere: string;
  };
  journey: {
    title: string;
    hasHappened: string;
    ahead: string;
    now: string;
    signed: string;
    scale: string;
    table: string;
    legend: {
      done: string;
      sent: string;
      you: string;
      here: string;
      todo: string;
      meeting: string;
      passed: string;
      came: string;
      off: string;
      no: string;
      revoked: string;
      stop: string;
      differ: string;
      claim: string;
      goal: string;
      goalPassed: string;
      lost: string;
    };
    stations: {
      sent: string;
      received: string;
      asked: string;
      meeting: string;
      cancelled: string;
      yes: string;
      no: string;
      revoked: string;
      stopped: string;
      withdrawn: string;
      told: string;
      differ: string;
      claim: string;
      date: string;
      goal: string;
      away: string;
      answer: string;
    };
    columns: {
      agency: string;
      sent: string;
      received: string;
      asked: string;
      meeting: string;
      decided: string;
      brings: string;
    };
    met: {
      ahead: (values: { time: string | number }) => string;
      passed: (values: { time: string | number; inside: string | number }) => string;
      attended: (values: { time: string | number }) => string;
      cancelled: (values: { time: string | number; inside: string | number }) => string;
      void: (values: { time: string | number }) => string;
    };
    outcome: {
      here: (values: { brings: string | number }) => string;
      ahead: (values: { brings: string | number }) => string;
      refused: (values: { brings: string | number }) => string;
      revoked: (values: { brings: string | number }) => string;
      stopped: (values: { brings: string | number }) => string;
      none: string;
    };
    never: string;
    notYet: string;
    notConfirmed: string;
    none: string;
    answer: string;
    old: (values: { name: string | number }) => string;
    here: {
      undecided: string;
      collecting: (values: { whose?: 'employer' | 'school' | 'other' }) => string;
      waiting: (values: { others: string | number }) => string;
      scheduled: (values: { date: string | number }) => string;
      ready: string;
      delivering: string;
      kept: string;
      delivered: string;
      acknowledged: string;
      moreNeeded: string;
      granted: string;
      refused: string;
      revoked: string;
      stopped: string;
      neverSent: string;
      undeliverable: string;
      withdrawn: string;
    };
  };
  frame: {
    skip: string;
    home: string;
    main: string;
    other: string;
    error: string;
    useful: string;
    yes: string;
    no: string;
    usefulNote: string;
    help: string;
    helpLine: string;
    visit: string;
    about: string;
    overlap: string;
    howLong: string;
    privacy: string;
    accessibility: string;
    licences: string;
    whoDecides: string;
    decide: (values: { agencies: string | number }) => string;
    start: string;
    continue: string;
    yourApplication: string;
    yourCase: string;
    yourData: string;
    leave: string;
    saveAndLeave: string;
    stillThere: string;
    closes: string;
    closesKept: string;
    stay: string;
  };
  overlap: {
    title: string;
    heading: string;
    lead: (values: { pieces: string | number }) => string;
    share: (values: { agency: string | number; shared: string | number; of: string | number }) => string;
    percent: (values: { number: string | number }) => string;
    byTopic: string;
    ask: (values: { askers: number; askersInWords: string | number }) => string;
    allAsk: (values: { agencies: number; agenciesInWords: string | number }) => string;
    barTitle: string;
    howTo: string;
    howToNarrow: string;
    legend: string;
    shapes: string;
    kinds: { always: string; situation: string; optional: string; issued: string };
    cells: { always: string; situation: string; optional: string; issued: string };
    never: string;
    neverText: string;
    picture: string;
    bracket: (values: { all: string | number }) => string;
    grounds: string;
    caption: (values: { pieces: string | number; topics: string | number; parts: string | number }) => string;
    part: (values: { pieces: string | number; ask: string | number }) => string;
    table: string;
    tableCaption: string;
    topic: string;
    inAll: string;
    twoOrMore: string;
    together: string;
    all: (values: { pieces: string | number }) => string;
    allRegion: string;
    piece: string;
    onePerson: string;
    onePersonText: (values: { pieces: string | number }) => string;
    toStart: string;
    toStatistics: string;
  };
  statistics: {
    title: string;
    lead: string;
    few: (values: { least: string | number }) => string;
    cases: string;
    state: string;
    number: string;
    states: { inProgress: string; actionNeeded: string; completed: string; refused: string; withdrawn: string };
    fewer: (values: { least: string | number }) => string;
    nothing: (values: { least: string | number }) => string;
    time: string;
    timeText: string;
    noTime: (values: { least: string | number }) => string;
    holder: string;
    holders: { hub: string; resident: string; agencies: string; calendar: string };
    median: string;
    p90: string;
    picture: string;
    pictureText: (values: { rows: string | number }) => string;
    row: (values: { holder: string | number; median: string | number; p90: string | number }) => string;
    facts: string;
    factsText: (values: { asked: string | number; would: string | number }) => string;
    spared: (values: { percent: string | number }) => string;
    sparedText: string;
    noFacts: (values: { least: string | number }) => string;
    useful: string;
    usefulText: string;
    noAnswers: string;
    page: string;
    yes: string;
    no: string;
    share: string;
    percent: (values: { number: string | number }) => string;
  };
  accessibility: {
    title: string;
    lead: string;
    sections: readonly [
      { heading: string; text: readonly [string] },
      { heading: string; text: readonly [string] },
      { heading: string; list: readonly [string, string, string, string, string] },
      { heading: string; list: readonly [string, string, string]; text: readonly [string] },
      { heading: string; text: readonly [string] },
      { heading: string; text: readonly [string]; links: readonly [{ href: string; label: string }] },
    ];
  };
  licences: {
    title: string;
    lead: string;
    code: string;
    icons: string;
    font: string;
    fontOfFiles: string;
    show: string;
  };
  privacy: {
    title: string;
    lead: string;
    before: readonly [
      { heading: string; text: readonly [string]; links: readonly [{ href: string; label: string }] },
      { heading: string; list: readonly [string, string, string, string, string, string]; text: readonly [string] },
      { heading: string; text: readonly [string] },
    ];
    laws: { heading: string; text: string; agency: string; why: string; under: string; noSection: string };
    cookies: {
      heading: string;
      text: string;
      name: string;
      use: string;
      until: string;
      rows: {
        visit: { use: string; until: (values: { hours: string | number }) => string };
        present: { use: string; until: (values: { minutes: string | number }) => string };
        access: { use: string; until: string };
        part: { use: string; until: string };
        language: { use: string; until: string };
      };
    };
    retention: {
      heading: string;
      text: string;
      what: string;
      until: string;
      law: string;
      from: {
        lastChange: (values: { days: string | number }) => string;
        lastAnswer: (values: { days: string | number }) => string;
        made: (values: { days: string | number }) => string;
        end: (values: { days: number }) => string;
      };
    };
    after: readonly [
      { heading: string; list: readonly [string, string, string, string] },
      {
        heading: string;
        list: readonly [string, string, string, string, string];
        links: readonly [{ href: string; label: string }];
      },
      { heading: string; text: readonly [string]; links: readonly [{ href: string; label: string }] },
    ];
  };
  shown: { yes: string; no: string; none: string; open: string; document: string; covered: string };
  placeCover: { title: string; why: string; show: string; files: string; pdf: string; zip: string; json: string };
  fieldProblem: {
    date: string;
    partialDate: string;
    noSuchDay: string;
    unfitText: string;
    chooseYesNo: string;
    missing: string;
    missingChoice: string;
    missingDocument: string;
    tooLarge: string;
    lockedPages: string;
    pagesOfOneKind: string;
    wholeNumber: (values: { example: string | number }) => string;
    number: (values: { example: string | number }) => string;
  };
  source: {
    resident: { subject: string; object: string };
    employer: { subject: string; object: string };
    school: { subject: string; object: string };
    document: { subject: string; object: string };
    staff: { subject: string; object: string };
    unsaid: { subject: string; object: string };
    ofAnother: {
      resident: { subject: string; object: string };
      employer: { subject: string; object: string };
      school: { subject: string; object: string };
    };
  };
  pageNames: {
    start: string;
    tasks: string;
    household: string;
    check: string;
    receipt: string;
    continue: string;
    return: string;
    'lost-code': string;
    code: string;
    'link-sent': string;
    'return-gone': string;
    left: string;
    leave: string;
    erase: string;
    erased: string;
    restriction: string;
    case: string;
    questions: string;
    move: string;
    correct: string;
    join: string;
    withdraw: string;
    data: string;
    ask: string;
    invitations: string;
    part: string;
    'part-door': string;
    'part-thanks': string;
    'part-gone': string;
    overlap: string;
    statistics: string;
    privacy: string;
    accessibility: string;
    licences: string;
    thanks: string;
    problem: string;
  };
  timeline: {
    events: {
      submitted: string;
      withdrawalAsked: (values: { agency: string | number }) => string;
      restricted: string;
      restrictionLifted: string;
      ready: (values: { agency: string | number }) => string;
      readyAgain: (values: { agency: string | number }) => string;
      delivering: (values: { agency: string | number }) => string;
      delivered: (values: { agency: string | number }) => string;
      delayed: (values: { agency: string | number }) => string;
      undeliverable: (values: { agency: string | number }) => string;
      withdrawn: (values: { agency: string | number }) => string;
      withdrawnByResident: (values: { agency: string | number }) => string;
      withdrawnByMove: (values: { successor?: string; agency: string | number }) => string;
      acknowledged: (values: { agency: string | number }) => string;
      moreNeeded: (values: { agency: string | number }) => string;
      granted: (values: { agency: string | number }) => string;
      refused: (values: { agency: string | number }) => string;
      revoked: (values: { agency: string | number }) => string;
      appointment: (values: { agency: string | number }) => string;
      appointmentCancelled: (values: { agency: string | number }) => string;
      answerStands: (values: { agency: string | number; what: string | number }) => string;
      answerAgreed: (values: { agency: string | number; what: string | number }) => string;
      answerOther: (values: { agency: string | number; what: string | number }) => string;
      deadline: (values: { agency: string | number; what: string | number }) => string;
      needsChanged: (values: { agency: string | number }) => string;
    };
    amended: {
      resident: { answered: string; changed: string };
      employer: { answered: string; changed: string };
      school: { answered: string; changed: string };
      staff: { answered: string; changed: string };
      document: { answered: string; changed: string };
    };
  };
  whyAsked: { purpose: (values: { agency: string | number; purpose: string | number }) => string; decides: string };
  notices: {
    draftSaved: { subject: string; lines: readonly [string, (values: { hasLink?: boolean }) => string]; link: string };
    newCode: {
      subject: string;
      lines: readonly [string, (values: { hasLink?: boolean }) => string];
      link: (values: { hasLink?: boolean }) => string;
    };
    received: {
      subject: (values: { references: string | number }) => string;
      lines: readonly [(values: { references: string | number }) => string, string, string];
      link: string;
    };
    invited: { subject: string; lines: readonly [string, string, string]; link: string };
    closing: string;
  };
  dayMail: {
    kinds: {
      appointmentCancelled: {
        subject: (values: { references: string | number }) => string;
        line: (values: { references: string | number }) => string;
      };
      appointment: {
        subject: (values: { references: string | number }) => string;
        line: (values: { references: string | number }) => string;
      };
      remindAppointment: {
        subject: (values: { references: string | number }) => string;
        line: (values: { references: string | number }) => string;
      };
      actionNeeded: {
        subject: (values: { references: string | number }) => string;
        line: (values: { references: string | number }) => string;
      };
      remindQuestion: {
        subject: (values: { references: string | number }) => string;
        line: (values: { references: string | number }) => string;
      };
      remindDeadline: {
        subject: (values: { references: string | number }) => string;
        line: (values: { references: string | number }) => string;
      };
      decided: {
        subject: (values: { references: string | number }) => string;
        line: (values: { references: string | number }) => string;
      };
      notAll: {
        subject: (values: { references: string | number }) => string;
        line: (values: { references: string | number }) => string;
      };
      answered: {
        subject: (values: { references: string | number }) => string;
        line: (values: { references: string | number }) => string;
      };
      employerAnswered: { subject: string; line: string };
      schoolAnswered: { subject: string; line: string };
      appliedTwice: {
        subject: (values: { references: string | number }) => string;
        line: (values: { references: string | number }) => string;
      };
      remindDraft: { subject: string; line: string };
    };
    several: (values: { references: string | number }) => string;
    severalOfDrafts: string;
    openCase: string;
    openDraft: string;
    caseLink: string;
    draftLink: string;
  };
  changeProblem: {
    unknownDocument: string;
    unknownFact: string;
    issued: string;
    bothGiven: string;
    unknownPerson: string;
    unknownMover: string;
    relationMissing: string;
    oneSpouse: string;
    tooManyPersons: (values: { most: string | number }) => string;
    beforeOther: (values: { other: string | number }) => string;
  };
  figures: {
    locale: string;
    inWords: readonly [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    seconds: (values: { seconds: string | number }) => string;
    minutes: (values: { minutes: string | number }) => string;
    hours: (values: { hours: string | number; minutes: string | number }) => string;
    days: (values: { days: string | number; hours: string | number }) => string;
  };
  problems: {
    malformedJson: { title: string; detail: string };
    malformedRequest: { title: string; detail: string };
    malformedForm: { title: string; detail: string };
    missingHeader: { title: string; detail: string };
    unauthorised: { title: string; detail: string };
    foreignForm: { title: string; detail: string };
    notFound: { title: string; detail: string };
    methodNotAllowed: { title: string; detail: string };
    tooSlow: { title: string; detail: string };
    conflict: { title: string; detail: string };
    gone: { title: string; detail: string };
    bodyTooLarge: { title: string; detail: string };
    fileTooLarge: { title: string; detail: string };
    documentsFull: { title: string; detail: string };
    formTooLarge: { title: string; detail: string };
    unsupportedMediaType: { title: string; detail: string };
    invalidInput: { title: string; detail: string };
    tooManyAttempts: { title: string; detail: string };
    tooManyDrafts: { title: string; detail: string };
    tooManyStreams: { title: string; detail: string };
    internal: { title: string; detail: string };
    unavailable: { title: string; detail: string };
    noRoom: { title: string; detail: string };
  };
  requestProblem: {
    shape: {
      whitelistValidation: string;
      isString: string;
      isBoolean: string;
      isObject: string;
      isArray: string;
      arrayMaxSize: string;
      maxLength: string;
      isIn: string;
      matches: string;
      otherwise: string;
    };
    tooManyFields: (values: { most: string | number }) => string;
    notAnObject: string;
    tooDeep: (values: { most: string | number }) => string;
    tooManyValues: string;
    tooManyNames: string;
    forbiddenKey: string;
    forOperators: string;
    furtherErrors: (values: { detail: string | number; most: string | number; further: string | number }) => string;
  };
  valueProblem: {
    formats: {
      date: string;
      'partial-date': string;
      'date-or-open': string;
      moment: string;
      timestamp: string;
      name: string;
      email: string;
      phone: string;
      language: string;
      uuid: string;
      cvr: string;
      'cpr-number': string;
      'icao-issuer': string;
    };
    ibans: { writing: string; country: string; length: string; structure: string; checkDigits: string };
    types: {
      string: string;
      boolean: string;
      array: string;
      object: string;
      null: string;
      integer: (values: { example: string | number }) => string;
      number: (values: { example: string | number }) => string;
    };
    invalid: string;
    keywords: {
      enum: (values: { allowed: string | number }) => string;
      const: (values: { allowed: string | number }) => string;
      discriminator: string;
      required: string;
      additionalProperties: string;
      'false schema': string;
      minimum: (values: { limit: string | number }) => string;
      maximum: (values: { limit: string | number }) => string;
      minLength: string;
      maxLength: (values: { limit: string | number }) => string;
      minItems: (values: { limit: string | number }) => string;
      maxItems: (values: { limit: string | number }) => string;
      minProperties: (values: { limit: string | number }) => string;
      maxProperties: (values: { limit: string | number }) => string;
    };
  };
  factProblem: {
    noSuchDossier: string;
    unknownPath: string;
    issued: string;
    notNested: string;
    notLeaves: string;
    derived: string;
    notSeen: string;
    tooDeep: string;
    tooLong: string;
    unfitText: string;
    notAbsent: string;
    absentReason: (values: { reasons: string | number }) => string;
    absentAndGiven: string;
  };
  dateProblem: { inFuture: string; wrongOrder: (values: { other: string | number }) => string };
  doubt: {
    hasEnded: string;
    longForPassport: string;
    unknownPostalCode: string;
    liesElsewhere: (values: { places: string | number }) => string;
  };
  fileProblem: {
    emptyFile: string;
    unsupportedType: string;
    phonePhoto: string;
    truncatedFile: string;
    lockedFile: string;
    tooManyPoints: string;
    activeContent: string;
    lyingType: (values: { found: string | number }) => string;
  };
  mrzProblem: { unreadable: string; checkDigit: string; notToTravelOn: string; mayBeCut: string; notRead: string };
  reportProblem: {
    attributeText: (values: { name: string | number; most: string | number; what: string | number }) => string;
    attributeIs: (values: { name: string | number; expected: string | number }) => string;
    attributes: { id: string; source: string; subject: string };
    attributeTime: string;
    notJson: string;
    bothGiven: string;
    notAnEvent: string;
    mediaType: string;
    batch: (values: { most: string | number }) => string;
    token: string;
    speaksForAnother: string;
    notYours: string;
    nothingSaid: string;
    nothingAskedFor: string;
    decidedAndAsked: string;
    cancelled: string;
    endsBeforeItBegins: string;
    appealOfNoRefusal: string;
    appealIsOver: string;
    registeredWithoutFacts: string;
    registeredInFuture: string;
    notTheFirst: string;
    noNewNumber: string;
    sameNumber: string;
    objections: { NOT_ITS_RESIDENT: string; UNKNOWN_VERSION: string; ASKS_FOR_CLOSED: string };
    otherContent: string;
    notTheSource: string;
  };
  apiProblem: {
    channel: string;
    relation: string;
    personId: string;
    from: string;
    documentId: string;
    noSuchDay: string;
    agency: (values: { agencies: string | number }) => string;
    notMultipart: string;
    fileMissing: string;
    isSubmitted: string;
    hasSpouse: string;
    manyDrafts: string;
    wrongCode: string;
    keyMissing: string;
    keyTooLong: string;
    keyUsed: string;
    allDecided: string;
    unknownPage: string;
    unknownAnswer: string;
  };
  auditProblem: { knownAt: string; validOn: string };
  simulatorProblem: {
    text: string;
    version: string;
    object: string;
    list: string;
    flag: string;
    milliseconds: (values: { most: string | number }) => string;
    paths: string;
    facts: string;
    unknownKey: (values: { keys: string | number }) => string;
    clock: string;
    keyMissing: string;
    unknownAgency: (values: { agencies: string | number }) => string;
  };
  erase: {
    title: string;
    lead: (values: { persons: number }) => string;
    notUndone: string;
    keptLead: string;
    instead: string;
    insteadLink: string;
    back: string;
    stays: string;
    staysHere: string;
    staysThere: (values: { agency: string | number; laws: string | number }) => string;
    copy: string;
    copyLink: string;
    go: string;
    no: string;
    confirm: string;
    yes: string;
    doneTitle: string;
    doneLead: string;
    certificate: string;
    certificateText: string;
    certificateKey: string;
    draftUntil: (values: { day: string | number }) => string;
    isOver: string;
    erasedFor: (values: { names: string | number }) => string;
    link: string;
    linkNote: string;
  };
  restriction: {
    title: string;
    lead: (values: { persons: number }) => string;
    nothingSent: string;
    inTheAir: string;
    stillHeard: string;
    stillYours: string;
    decisionsWait: string;
    canBeLifted: string;
    since: (values: { day: string | number }) => string;
    whenLifted: string;
    go: string;
    lift: string;
    back: string;
    more: string;
    link: string;
    linkNote: string;
  };
  restrictionProblem: { notInvited: string; nothingSent: string };
  erasureProblem: {
    noPurpose: (values: { agencies: string | number }) => string;
    keptUntil: (values: { day: string | number; sections: string | number }) => string;
    undecided: (values: { days: string | number; sections: string | number }) => string;
    erased: (values: { day: string | number }) => string;
  };
}
