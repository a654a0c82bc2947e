<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Belay::CommandPalette</name>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Belay::DeleteDialog</name>
    <message numerus="yes">
        <source>Delete service(s)</source>
        <translation>
            <numerusform>Delete service</numerusform>
            <numerusform>Delete services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n service(s)?</source>
        <translation>
            <numerusform>Delete %n service?</numerusform>
            <numerusform>Delete %n services?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n service(s)</source>
        <translation>
            <numerusform>Delete %n service</numerusform>
            <numerusform>Delete %n services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It stops, and whoever uses it gets no answer any more.</source>
        <translation>
            <numerusform>It stops, and whoever uses it gets no answer any more.</numerusform>
            <numerusform>They stop, and whoever uses them gets no answer any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The platform keeps no copy: made anew it gets another id.</source>
        <translation>
            <numerusform>The platform keeps no copy: made anew it gets another id.</numerusform>
            <numerusform>The platform keeps no copies: made anew they get other ids.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Already deleted: there is nothing left to do.</source>
        <translation>
            <numerusform>Already deleted: there is nothing left to do.</numerusform>
            <numerusform>Already deleted: there is nothing left to do.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Belay::DeleteUndoBar</name>
    <message numerus="yes">
        <source>%n services will be deleted in %1 s: %2.</source>
        <translation>
            <numerusform>%n service will be deleted in %1 s: %2.</numerusform>
            <numerusform>%n services will be deleted in %1 s: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n services are being deleted: %1.</source>
        <translation>
            <numerusform>%n service is being deleted: %1.</numerusform>
            <numerusform>%n services are being deleted: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deletion(s) wait to be sent: %1.</source>
        <translation>
            <numerusform>%n deletion wait to be sent: %1.</numerusform>
            <numerusform>%n deletions wait to be sent: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Belay::DetailsPane</name>
    <message numerus="yes">
        <source>%n services selected</source>
        <translation>
            <numerusform>%n service selected</numerusform>
            <numerusform>%n services selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Belay::DraftsMenu</name>
    <message numerus="yes">
        <source>%n draft(s) cannot be read</source>
        <translation>
            <numerusform>%n draft cannot be read</numerusform>
            <numerusform>%n drafts cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) were kept when Belay ended with open forms.</source>
        <translation>
            <numerusform>%n draft were kept when Belay ended with open forms.</numerusform>
            <numerusform>%n drafts were kept when Belay ended with open forms.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n draft(s)?</source>
        <translation>
            <numerusform>Discard %n draft?</numerusform>
            <numerusform>Discard %n drafts?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Belay::EnvEditor</name>
    <message numerus="yes">
        <source>%n variable(s) taken.</source>
        <translation>
            <numerusform>%n variable taken.</numerusform>
            <numerusform>%n variables taken.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Belay::ErrorText</name>
    <message numerus="yes">
        <source>Retry after: %n s</source>
        <translation>
            <numerusform>Retry after: %n s</numerusform>
            <numerusform>Retry after: %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Belay::ForecastText</name>
    <message numerus="yes">
        <source>observed %1 of %n redeploy(s)</source>
        <translation>
            <numerusform>observed %1 of %n redeploy</numerusform>
            <numerusform>observed %1 of %n redeploys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Belay::MessageArea</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>messages</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more message(s)</source>
        <translation>
            <numerusform>Show %n more message</numerusform>
            <numerusform>Show %n more messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Belay::MultiChoiceButton</name>
    <message numerus="yes">
        <source>%1: %n chosen</source>
        <translation>
            <numerusform>%1: %n chosen</numerusform>
            <numerusform>%1: %n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Belay::ProblemSummary</name>
    <message numerus="yes">
        <source>%n thing(s) to correct:</source>
        <translation>
            <numerusform>%n thing to correct:</numerusform>
            <numerusform>%n things to correct:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Belay::RelativeTime</name>
    <message numerus="yes">
        <source>%n s ago</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>%n s ago</numerusform>
            <numerusform>%n s ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <comment>hours</comment>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d ago</source>
        <comment>days</comment>
        <translation>
            <numerusform>%n d ago</numerusform>
            <numerusform>%n d ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>in %n s</numerusform>
            <numerusform>in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n min</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>in %n min</numerusform>
            <numerusform>in %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n h</source>
        <comment>hours</comment>
        <translation>
            <numerusform>in %n h</numerusform>
            <numerusform>in %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n d</source>
        <comment>days</comment>
        <translation>
            <numerusform>in %n d</numerusform>
            <numerusform>in %n d</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Belay::SearchBar</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Belay::ServiceDialog</name>
    <message numerus="yes">
        <source>%n services named %1 exist now.</source>
        <translation>
            <numerusform>%n service named %1 exists now.</numerusform>
            <numerusform>%n services named %1 exist now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Belay::StatusLine</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls/min</source>
        <translation>
            <numerusform>%n call/min</numerusform>
            <numerusform>%n calls/min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticked</source>
        <translation>
            <numerusform>%n ticked</numerusform>
            <numerusform>%n ticked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Belay::Validator</name>
    <message numerus="yes">
        <source>A name has at most %n characters</source>
        <translation>
            <numerusform>A name has at most %n character</numerusform>
            <numerusform>A name has at most %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Belay::WriteNotices</name>
    <message numerus="yes">
        <source>%n change(s) had no answer when Belay last ended.</source>
        <translation>
            <numerusform>%n change had no answer when Belay last ended.</numerusform>
            <numerusform>%n changes had no answer when Belay last ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Belay::YamlFile</name>
    <message numerus="yes">
        <source>The file holds %n services; open them one at a time</source>
        <translation>
            <numerusform>The file holds %n service; open it</numerusform>
            <numerusform>The file holds %n services; open them one at a time</numerusform>
        </translation>
    </message>
</context>
</TS>
