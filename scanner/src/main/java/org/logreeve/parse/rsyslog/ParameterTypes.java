package org.logreeve.parse.rsyslog;

import java.util.HashMap;
import java.util.Map;

/** The parameters that objects of rsyslog know, with the form of their values. */
final class ParameterTypes {
    static final Map<String, ValueForm> ACTION =
            table(
                    ValueForm.WORD, "name",
                    ValueForm.TEXT,
                            "type action.errorfile action.externalstate.file config.enabled",
                    ValueForm.NUMBER,
                            "action.errorfile.maxsize action.execonlyeverynthtime"
                                    + " action.execonlyeverynthtimetimeout"
                                    + " action.execonlyonceeveryinterval action.resumeretrycount"
                                    + " action.resumeinterval",
                    ValueForm.POSITIVE, "action.resumeintervalmax",
                    ValueForm.SWITCH,
                            "action.writeallmarkmessages action.execonlywhenpreviousissuspended"
                                    + " action.repeatedmsgcontainsoriginalmsg"
                                    + " action.reportsuspension"
                                    + " action.reportsuspensioncontinuation action.copymsg");

    static final Map<String, ValueForm> QUEUE =
            table(
                    ValueForm.WORD,
                            "queue.filename queue.spooldirectory queue.cry.provider queue.oncorruption",
                    ValueForm.SIZE, "queue.size queue.maxdiskspace queue.maxfilesize",
                    ValueForm.NUMBER,
                            "queue.dequeuebatchsize queue.mindequeuebatchsize"
                                    + " queue.mindequeuebatchsize.timeout queue.highwatermark"
                                    + " queue.lowwatermark queue.fulldelaymark queue.lightdelaymark"
                                    + " queue.discardmark queue.checkpointinterval"
                                    + " queue.timeoutshutdown queue.timeoutactioncompletion"
                                    + " queue.timeoutenqueue queue.timeoutworkerthreadshutdown"
                                    + " queue.workerthreadminimummessages queue.dequeueslowdown"
                                    + " queue.dequeuetimebegin queue.dequeuetimeend"
                                    + " queue.samplinginterval",
                    ValueForm.TEXT, "queue.discardseverity",
                    ValueForm.QUEUE, "queue.type",
                    ValueForm.POSITIVE, "queue.workerthreads",
                    ValueForm.SWITCH,
                            "queue.saveonshutdown queue.syncqueuefiles queue.takeflowctlfrommsg");

    private static final Map<String, Map<String, ValueForm>> MODULES =
            Map.of(
                    "omfwd",
                    table(
                            ValueForm.WORD,
                                    "target address device port protocol networknamespace"
                                            + " tcp_framing compression.mode streamdriver"
                                            + " streamdriverauthmode streamdriverpermittedpeers"
                                            + " streamdriver.permitexpiredcerts template",
                            ValueForm.NUMBER,
                                    "tcp_framedelimiter ziplevel ipfreebind maxerrormessages"
                                            + " rebindinterval streamdrivermode udp.senddelay"
                                            + " ratelimit.interval ratelimit.burst",
                            ValueForm.COUNT,
                                    "keepalive.probes keepalive.time keepalive.interval conerrskip",
                            ValueForm.TEXT,
                                    "gnutlsprioritystring streamdriver.cafile streamdriver.keyfile"
                                            + " streamdriver.certfile",
                            ValueForm.POSITIVE, "streamdriver.tlsverifydepth",
                            ValueForm.SWITCH,
                                    "compression.stream.flushontxend keepalive"
                                            + " streamdriver.checkextendedkeypurpose"
                                            + " streamdriver.prioritizesan resendlastmsgonreconnect"
                                            + " udp.sendtoall",
                            ValueForm.SIZE, "udp.sendbuf"),
                    "omfile",
                    table(
                            ValueForm.NUMBER,
                                    "dynafilecachesize ziplevel flushinterval dirownernum"
                                            + " dirgroupnum fileownernum filegroupnum",
                            ValueForm.POSITIVE, "closetimeout",
                            ValueForm.SWITCH,
                                    "asyncwriting veryrobustzip flushontxend failonchownfailure"
                                            + " createdirs sync",
                            ValueForm.SIZE, "iobuffersize rotation.sizelimit",
                            ValueForm.MODE, "dircreatemode filecreatemode",
                            ValueForm.TEXT,
                                    "file dynafile rotation.sizelimitcommand dirowner dirgroup"
                                            + " fileowner filegroup",
                            ValueForm.WORD, "sig.provider cry.provider template"),
                    "ompipe",
                    table(ValueForm.TEXT, "pipe", ValueForm.WORD, "template"),
                    "omusrmsg",
                    table(ValueForm.TEXT, "users", ValueForm.WORD, "template"),
                    "omrelp",
                    table(
                            ValueForm.WORD,
                            "target port template localclientip tls.prioritystring"
                                    + " tls.cacert tls.mycert tls.myprivkey tls.authmode"
                                    + " tls.tlscfgcmd",
                            ValueForm.SWITCH,
                            "tls tls.compression",
                            ValueForm.NUMBER,
                            "rebindinterval keepalive.probes keepalive.time"
                                    + " keepalive.interval conn.timeout windowsize timeout",
                            ValueForm.TEXT,
                            "tls.permittedpeer keepalive"));

    private ParameterTypes() {}

    /** The parameters of an output module; empty when the module is not in this table. */
    static Map<String, ValueForm> module(String type) {
        return MODULES.getOrDefault(type, Map.of());
    }

    private static Map<String, ValueForm> table(Object... typesAndNames) {
        var table = new HashMap<String, ValueForm>();
        for (int i = 0; i < typesAndNames.length; i += 2) {
            for (String name : ((String) typesAndNames[i + 1]).split(" ", -1)) {
                table.put(name, (ValueForm) typesAndNames[i]);
            }
        }
        return Map.copyOf(table);
    }
}
